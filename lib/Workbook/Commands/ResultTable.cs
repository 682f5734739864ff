using Spectre.Console;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>The table at the end of a run: notebook, cells, seconds, key results, pass or fail.</summary>
internal static class ResultTable
{
    // In a log there is no width to fit into, and a cut key result is of no use.
    private const int LogWidth = 160;

    public static void Write(IReadOnlyList<NotebookResult> results)
    {
        var plain = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect });
        if (plain) console.Profile.Width = LogWidth;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("notebook").AddColumn(new TableColumn("cells").RightAligned())
            .AddColumn(new TableColumn("seconds").RightAligned()).AddColumn("key results").AddColumn("");
        foreach (var result in results) table.AddRow(Cells(result));
        console.Write(table);
    }

    private static Markup[] Cells(NotebookResult result) =>
    [
        new(Markup.Escape(result.Name)),
        new(result.CellsRun == result.CellsInAll ? $"{result.CellsInAll}" : $"{result.CellsRun} of {result.CellsInAll}"),
        new($"{result.Elapsed.TotalSeconds:0.0}"),
        new(Markup.Escape(result.Passed ? string.Join('\n', result.KeyResults) : result.Failure!.Summary)),
        new(result.Passed ? "[green]pass[/]" : "[red]FAIL[/]"),
    ];
}
