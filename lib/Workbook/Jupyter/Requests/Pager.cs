using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbook.Completion;

namespace Workbook.Jupyter.Requests;

/// <summary>A cell that is a name with a question mark, before or after it, asks what the name is. That is no C#.</summary>
internal sealed partial class Pager(CellHover hover)
{
    /// <summary>The payload that opens the explanation; null where the cell is no such question.</summary>
    public JsonObject? Page(string code)
    {
        var name = Question().Match(code) is { Success: true } match ? match.Groups["name"].Value : null;
        if (name is null) return null;
        var found = hover.At(name, name.Length, detailed: true);
        return new JsonObject
        {
            ["source"] = "page",
            ["start"] = 0,
            ["data"] = InspectRequests.Bundle(found ?? new HoverText($"{name} is not known here.", $"`{name}` is not known here.")),
        };
    }

    [GeneratedRegex(@"^\s*(\?\??\s*(?<name>[\w.]+)|(?<name>[\w.]+)\s*\?\??)\s*$")]
    private static partial Regex Question();
}
