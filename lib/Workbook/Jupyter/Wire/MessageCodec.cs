using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Wire;

/// <summary>Messages to and from frames: identities, a delimiter, the signature, then four JSON objects.</summary>
/// <param name="key">Signs and is checked; where it is empty nothing is.</param>
internal sealed class MessageCodec(string key)
{
    private const int JsonFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <exception cref="BadMessageException">The frames are no message, or not from one who knows the key.</exception>
    public Message Decode(IReadOnlyList<byte[]> frames)
    {
        var start = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count < start + 2 + JsonFrames) throw new BadMessageException($"its {frames.Count} frames are no message");
        var json = frames.Skip(start + 2).Take(JsonFrames).ToList();
        if (_key.Length > 0 && !CryptographicOperations.FixedTimeEquals(Sign(json), frames[start + 1]))
            throw new BadMessageException("its signature is wrong");
        var header = Parse(json[0]);
        if (header.Text("msg_type") == "" || header.Text("msg_id") == "") throw new BadMessageException("its header has no msg_type or no msg_id");
        return new Message([.. frames.Take(start)], header, Parse(json[1]), Parse(json[2]), Parse(json[3]));
    }

    public List<byte[]> Encode(Message message)
    {
        List<byte[]> json = [Write(message.Header), Write(message.Parent), Write(message.Metadata), Write(message.Content)];
        return [.. message.Identities, Delimiter, _key.Length > 0 ? Sign(json) : [], .. json];
    }

    /// <summary>Lower-case hexadecimal digits, as ASCII.</summary>
    private byte[] Sign(IEnumerable<byte[]> frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames) hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static JsonObject Parse(byte[] frame)
    {
        try
        {
            return JsonNode.Parse(frame, null, Strict) as JsonObject ?? throw new BadMessageException("one of its parts is no JSON object");
        }
        catch (JsonException error)
        {
            throw new BadMessageException($"one of its parts is not JSON ({error.Message})");
        }
    }

    private static byte[] Write(JsonObject json)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable)) json.WriteTo(writer);
        return bytes.ToArray();
    }
}

/// <summary>Frames that are dropped; the message says why.</summary>
internal sealed class BadMessageException(string message) : Exception(message);
