using Spectre.Console;

namespace FineTune.Command;

/// <summary>Tables in the terminal.</summary>
internal static class Printing
{
    public static void Table(this Desk desk, string[] heads, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var head in heads) _ = table.AddColumn(new TableColumn(Markup.Escape(head)));
        foreach (var row in rows) _ = table.AddRow(row.Select(cell => new Text(cell)));
        desk.Terminal.Write(table);
    }
}
