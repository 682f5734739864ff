using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FineTune.Vault.Storage;

/// <summary>The vault's JSON: the same record gives the same bytes, and what is read has to be exactly what is written.</summary>
internal static class VaultJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    internal static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'];

    /// <exception cref="VaultException">It isn't JSON, or not of this shape.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("it is null");
        }
        // The reader throws InvalidOperationException on half of a surrogate pair, and ArgumentException where a record refuses a value.
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException or NotSupportedException or DecoderFallbackException)
        {
            throw new VaultException(name, $"It isn't what it should be ({SafeName.Shown(wrong.Message).TrimEnd('.')}).", "It was damaged, tampered with, or written by a later version: restore it from a copy.", wrong);
        }
    }
}
