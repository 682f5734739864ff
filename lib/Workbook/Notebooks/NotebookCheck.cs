namespace Workbook.Notebooks;

/// <summary>What a notebook of a course must hold to, beyond being readable.</summary>
internal static class NotebookCheck
{
    /// <summary>One line for each fault; none where the notebook is good.</summary>
    public static IReadOnlyList<string> Faults(Notebook notebook) =>
        [.. Ids(notebook), .. Parameters(notebook), .. Errors(notebook), .. Order(notebook)];

    private static IEnumerable<string> Ids(Notebook notebook) => notebook.Cells
        .GroupBy(cell => cell.Id)
        .Where(same => same.Count() > 1)
        .Select(same => $"{same.Count()} cells have the id '{same.Key}'; ids must be unique.");

    private static IEnumerable<string> Parameters(Notebook notebook)
    {
        var count = notebook.CodeCells.Count(cell => cell.HasTag(Tags.Parameters));
        if (count == 0) yield return $"no code cell has the tag '{Tags.Parameters}'.";
        if (count > 1) yield return $"{count} cells have the tag '{Tags.Parameters}'; only one can be set from outside.";
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
}
