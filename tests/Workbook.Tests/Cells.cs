using System.Text.Json.Nodes;
using Workbook.Notebooks;
using Workbook.Running;
using Workbook.Session;
using Workbook.Session.Packages;

namespace Workbook.Tests;

/// <summary>Runs cells one after another in one session, in this process.</summary>
internal static class Cells
{
    public static async Task<List<Cell>> RunAsync(params string[] sources) => await RunInAsync(".", sources);

    public static Task<List<Cell>> RunInAsync(string folder, params string[] sources) => RunAliasedAsync(folder, null, sources);

    public static async Task<List<Cell>> RunAliasedAsync(string folder, PackageAliases? aliases, params string[] sources)
    {
        using var session = new CSharpSession(folder, aliases);
        var shown = new Dictionary<string, DisplayOutput>();
        var cells = new List<Cell>();
        foreach (var source in sources)
        {
            var cell = Code(source);
            cell.ExecutionCount = cells.Count + 1;
            cells.Add(cell);
            var recorder = new CellRecorder(cell, shown);
            recorder.End(await session.RunAsync(new CellSource(source, $"cell [{cells.Count}]", "test.ipynb"), recorder));
        }

        return cells;
    }

    public static Cell Code(string source, params string[] tags) => new(
        CellKind.Code,
        $"cell-{Guid.NewGuid():N}",
        source,
        tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) });

    public static Cell Prose(string source) => new(CellKind.Markdown, $"cell-{Guid.NewGuid():N}", source, []);

    public static string? Plain(this Cell cell) => cell.Outputs.OfType<DisplayOutput>().LastOrDefault()?.Data[Mime.Plain];

    public static string? Html(this Cell cell) => cell.Outputs.OfType<DisplayOutput>().LastOrDefault()?.Data[Mime.Html];

    public static string Printed(this Cell cell) => string.Concat(cell.Outputs.OfType<StreamOutput>().Select(output => output.Text));

    public static ErrorOutput? Error(this Cell cell) => cell.Outputs.OfType<ErrorOutput>().SingleOrDefault();
}
