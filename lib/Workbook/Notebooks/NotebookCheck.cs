using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks;

/// <summary>What a notebook of a course must hold to, beyond being readable.</summary>
internal static partial class NotebookCheck
{
    /// <summary>One line for each fault; none where the notebook is good.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="folder">Where its file lies: links are relative to it.</param>
    public static IReadOnlyList<string> Faults(Notebook notebook, string folder) =>
    [
        .. Language(notebook), .. Ids(notebook), .. Parameters(notebook), .. Errors(notebook), .. Order(notebook), .. Links(notebook, folder),
    ];

    // By its kernelspec a client chooses the kernel: without one it asks, with another's it runs C# as something else.
    private static IEnumerable<string> Language(Notebook notebook)
    {
        var language = (notebook.Metadata["kernelspec"] as JsonObject)?["language"]?.ToString();
        if (language is null) yield return "the metadata names no kernel; 'workbook run --in-place' writes it.";
        else if (!string.Equals(language, "C#", StringComparison.OrdinalIgnoreCase)) yield return $"the kernel's language is {language}; it should be C#.";
    }

    private static IEnumerable<string> Ids(Notebook notebook) => notebook.Cells
        .GroupBy(cell => cell.Id)
        .Where(same => same.Count() > 1)
        .Select(same => $"{same.Count()} cells have the id '{same.Key}'; ids must be unique.");

    private static IEnumerable<string> Parameters(Notebook notebook)
    {
        var count = notebook.CodeCells.Count(cell => cell.HasTag(Tags.Parameters));
        if (count == 0) yield return $"no code cell has the tag '{Tags.Parameters}'.";
        if (count > 1) yield return $"{count} cells have the tag '{Tags.Parameters}'; only one can be set from outside.";
        if (notebook.CodeCells.Any(cell => cell.HasTag(Tags.InjectedParameters)))
            yield return $"it holds the parameters of one run (tag '{Tags.InjectedParameters}'); 'workbook clear' removes them.";
    }

    private static IEnumerable<string> Errors(Notebook notebook) => notebook.CodeCells
        .Where(cell => !cell.HasTag(Tags.RaisesException))
        .SelectMany(cell => cell.Outputs.OfType<ErrorOutput>())
        .Select(error => $"an output is an error: {error.Name}: {error.Value}");

    // Run from the top each code cell counts one up; anything else was run by hand in another order.
    private static IEnumerable<string> Order(Notebook notebook)
    {
        var counts = notebook.CodeCells.Where(cell => cell.IsRunnable).Select(cell => cell.ExecutionCount).ToList();
        if (counts.TrueForAll(count => count is null)) yield break;
        for (var i = 0; i < counts.Count; i++)
        {
            if (counts[i] == i + 1) continue;
            yield return $"code cell {i + 1} has the execution count {counts[i]?.ToString() ?? "null"}; run the notebook from the top.";
            yield break;
        }
    }

    private static IEnumerable<string> Links(Notebook notebook, string folder) => notebook.Cells
        .Where(cell => cell.Kind == CellKind.Markdown)
        .SelectMany(cell => Targets().Matches(Code().Replace(cell.Source, "")))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
        .Distinct()
        .Where(target => !Path.Exists(Path.GetFullPath(Uri.UnescapeDataString(target.Split('#', '?')[0]), folder)))
        .Select(target => $"it links to {target}, which is not there.");

    [GeneratedRegex(@"\]\(\s*<?(?<target>[^)>\s]+)>?[^)]*\)")]
    private static partial Regex Targets();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();
}
