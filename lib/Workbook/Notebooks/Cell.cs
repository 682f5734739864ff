using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>C# to run.</summary>
    Code,

    /// <summary>Prose.</summary>
    Markdown,

    /// <summary>Text that is neither run nor rendered.</summary>
    Raw,
}

/// <summary>One cell: its source, its metadata and, for code, what it gave.</summary>
internal sealed class Cell(CellKind kind, string id, string source, JsonObject metadata)
{
    public CellKind Kind { get; } = kind;

    /// <summary>Unique within the notebook, 1 to 64 of letters, digits, '-' and '_'.</summary>
    public string Id { get; } = id;

    public string Source { get; set; } = source;

    /// <summary>Everything the file said, known to us or not: it is written back as it was.</summary>
    public JsonObject Metadata { get; } = metadata;

    /// <summary>Pictures pasted into a markdown cell, by name.</summary>
    public JsonObject? Attachments { get; init; }

    public int? ExecutionCount { get; set; }

    public List<Output> Outputs { get; } = [];

    public IEnumerable<string> Tags =>
        Metadata["tags"] is JsonArray tags ? tags.OfType<JsonValue>().Select(tag => tag.ToString()) : [];

    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    public bool IsRunnable => Kind == CellKind.Code && !string.IsNullOrWhiteSpace(Source);

    public void ClearOutputs()
    {
        Outputs.Clear();
        ExecutionCount = null;
    }
}
