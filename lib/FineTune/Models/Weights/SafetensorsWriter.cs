using System.Text.Encodings.Web;
using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>The header of a safetensors file, and the order of what follows it.</summary>
internal static class SafetensorsWriter
{
    // Names are written as they are; the text goes into a binary file, never into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The widest elements first, so that each tensor lies aligned; then by name.</summary>
    internal static List<KeyValuePair<string, Tensor>> Order(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        foreach (var (name, tensor) in tensors)
        {
            if (name == SafetensorsHeader.MetadataName)
                throw new WeightFileException(path, $"The format keeps the name '{name}' for itself.", "Give that tensor another name.");
            if (SafetensorsDtype.Rank(tensor.dtype) < 0)
                throw new WeightFileException(path, $"Tensor '{name}' is {tensor.dtype}, which safetensors doesn't have.", "Convert it first, as in t.to(ScalarType.Float32).");
        }
        return [.. tensors.OrderByDescending(pair => SafetensorsDtype.Rank(pair.Value.dtype)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    /// <summary>The JSON header, padded with spaces to a multiple of 8 bytes.</summary>
    internal static byte[] Header(List<KeyValuePair<string, Tensor>> ordered, IReadOnlyDictionary<string, string>? metadata)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            if (metadata is not null) WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var (name, tensor) in ordered) offset = WriteEntry(json, name, tensor, offset);
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0) buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, IReadOnlyDictionary<string, string> metadata)
    {
        json.WriteStartObject(SafetensorsHeader.MetadataName);
        foreach (var (key, text) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static long WriteEntry(Utf8JsonWriter json, string name, Tensor tensor, long begin)
    {
        var end = begin + tensor.numel() * tensor.element_size();
        json.WriteStartObject(name);
        json.WriteString("dtype", SafetensorsDtype.Name(tensor.dtype));
        json.WriteStartArray("shape");
        foreach (var n in tensor.shape) json.WriteNumberValue(n);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
