using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>One value in several MIME types; a client shows the richest that it knows.</summary>
internal sealed class MimeBundle
{
    private readonly Dictionary<string, JsonNode> _entries = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> MimeTypes => _entries.Keys;

    public IEnumerable<KeyValuePair<string, JsonNode>> Entries => _entries;

    public bool IsEmpty => _entries.Count == 0;

    /// <summary>The text of a MIME type: JSON as JSON text, everything else as it is; null where it is absent.</summary>
    public string? this[string mimeType] =>
        !_entries.TryGetValue(mimeType, out var node) ? null
        : IsJson(mimeType) ? node.ToJsonString()
        : node.ToString();

    public static MimeBundle Of(string mimeType, string text) => new MimeBundle().Add(mimeType, text);

    /// <summary>Every <c>application/json</c> and <c>application/*+json</c> is stored as JSON, not as a string.</summary>
    public static bool IsJson(string mimeType) =>
        mimeType == Mime.Json
        || (mimeType.StartsWith("application/", StringComparison.Ordinal) && mimeType.EndsWith("+json", StringComparison.Ordinal));

    public MimeBundle Add(string mimeType, string text)
    {
        _entries[mimeType] = IsJson(mimeType) ? Parse(mimeType, text) : JsonValue.Create(text);
        return this;
    }

    public MimeBundle Add(string mimeType, JsonNode node)
    {
        _entries[mimeType] = node;
        return this;
    }

    private static JsonNode Parse(string mimeType, string text)
    {
        try
        {
            return JsonNode.Parse(text) ?? throw new FormatException($"{mimeType}: the formatter wrote JSON null.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"{mimeType}: the formatter wrote text that is not JSON. {error.Message}", error);
        }
    }
}
