using System.Buffers.Binary;
using System.Text.Json;
using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>One tensor of a safetensors file; its bytes lie from <paramref name="Begin"/> up to <paramref name="End"/> of the data.</summary>
internal sealed record SafetensorsEntry(string Name, ScalarType Dtype, long[] Shape, long Begin, long End);

/// <summary>A header that has been checked: every entry lies in the file, none overlaps another, no byte is left over.</summary>
internal sealed class SafetensorsHeader
{
    internal const string MetadataName = "__metadata__";

    // The reference implementation's bound.
    private const ulong MaxBytes = 100_000_000;

    private SafetensorsHeader(long dataStart) => DataStart = dataStart;

    internal List<SafetensorsEntry> Entries { get; } = [];

    internal Dictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    internal long DataStart { get; }

    internal static SafetensorsHeader Read(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (stream.Length < 8 + 2) throw new BadWeightsException($"A safetensors file has at least 10 bytes; this one has {stream.Length}.");
        stream.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxBytes || length > (ulong)stream.Length - 8)
            throw new BadWeightsException($"Its header claims {length} bytes, in a file of {stream.Length}.", "This is no safetensors file, or it was cut short: download it or save it again.");
        var text = new byte[length];
        stream.ReadExactly(text);
        var header = new SafetensorsHeader(8 + (long)length);
        header.Parse(text);
        header.CheckLayout(stream.Length - header.DataStart);
        return header;
    }

    private void Parse(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if (text[0] != '{') throw new BadWeightsException("The header isn't a JSON object.");
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.NameEquals(MetadataName)) ParseMetadata(property.Value);
                else Entries.Add(SafetensorsEntryParser.Parse(property.Name, property.Value));
            }
        }
        // InvalidOperationException: text that isn't UTF-16, such as half of a surrogate pair.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new BadWeightsException($"The header isn't valid JSON ({wrong.Message.TrimEnd('.')}).");
        }
    }

    private void ParseMetadata(JsonElement metadata)
    {
        if (metadata.ValueKind != JsonValueKind.Object) throw new BadWeightsException($"{MetadataName} isn't a JSON object.");
        foreach (var property in metadata.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String) throw new BadWeightsException($"{MetadataName} may hold text only; '{property.Name}' isn't.");
            Metadata.Add(property.Name, property.Value.GetString()!);
        }
    }

    /// <summary>The data is covered from its first byte to its last, each byte once.</summary>
    private void CheckLayout(long dataBytes)
    {
        var covered = 0L;
        foreach (var entry in Entries.OrderBy(e => e.Begin).ThenBy(e => e.End))
        {
            if (entry.Begin != covered) throw new BadWeightsException($"Tensor '{entry.Name}' begins at byte {entry.Begin} of the data, where {covered} was due: tensors overlap or leave a gap.");
            if (entry.End > dataBytes) throw new BadWeightsException($"Tensor '{entry.Name}' ends at byte {entry.End} of the data, of which there are {dataBytes}.");
            covered = entry.End;
        }
        if (covered != dataBytes) throw new BadWeightsException($"The tensors take {covered} bytes; the file holds {dataBytes}.");
    }
}
