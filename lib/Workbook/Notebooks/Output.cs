using System.Text;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>One thing a cell gave.</summary>
internal abstract class Output;

/// <summary>Printed text; <c>stdout</c> or <c>stderr</c>.</summary>
internal sealed class StreamOutput(string name, string text) : Output
{
    public string Name { get; } = name;

    public StringBuilder Text { get; } = new(text);
}

/// <summary>A value that was displayed, or, with <see cref="IsResult"/>, the value of the cell's last expression.</summary>
internal sealed class DisplayOutput(MimeBundle data, bool isResult = false) : Output
{
    public MimeBundle Data { get; set; } = data;

    public bool IsResult { get; } = isResult;

    public int? ExecutionCount { get; set; }

    public JsonObject Metadata { get; init; } = [];
}

/// <summary>The error that ended a cell.</summary>
internal sealed class ErrorOutput(string name, string value, IReadOnlyList<string> traceback) : Output
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public IReadOnlyList<string> Traceback { get; } = traceback;
}
