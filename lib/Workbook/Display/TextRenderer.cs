using System.Text;

namespace Workbook.Display;

/// <summary>Writes a <see cref="Description"/> as text that reads well in a terminal.</summary>
internal static class TextRenderer
{
    private const int CellWidth = 60;

    public static string Render(Description description) => description switch
    {
        TableDescription table => Table(table.Columns, [.. table.Rows.Select(Cells)], table.More),
        ObjectDescription value => Members(value),
        ListDescription list when !list.Items.All(IsInline) => Lines(list),
        _ => Inline(description),
    };

    private static string Inline(Description description) => description switch
    {
        TextDescription text => text.Text,
        HtmlDescription html => html.Text,
        ListDescription list => $"[{string.Join(", ", list.Items.Select(Inline).Append(list.More).Where(item => item != ""))}]",
        ObjectDescription { TypeName: "tuple" } tuple => $"({string.Join(", ", tuple.Members.Select(m => Inline(m.Value)))})",
        ObjectDescription value => $"{{ {string.Join(", ", value.Members.Select(m => $"{m.Name} = {Inline(m.Value)}"))} }}",
        TableDescription table => $"[{string.Join(", ", table.Rows.Select(row => $"[{string.Join(", ", row.Select(Inline))}]"))}]",
        _ => "",
    };

    private static bool IsInline(Description description) => description is TextDescription { Text.Length: < CellWidth };

    private static string Lines(ListDescription list) => string.Join('\n', list.Items.Select(Inline).Append(list.More)).TrimEnd('\n');

    private static string Members(ObjectDescription value)
    {
        if (value.TypeName == "tuple") return Inline(value);
        var width = value.Members.Select(member => member.Name.Length).DefaultIfEmpty().Max();
        var lines = value.Members.Select(member => $"  {member.Name.PadRight(width)}  {Cut(Inline(member.Value))}");
        string[] title = value.TypeName == "" ? [] : [value.TypeName];
        string[] more = value.More > 0 ? [$"  ({value.More} more)"] : [];
        return string.Join('\n', [.. title, .. lines, .. more]);
    }

    private static string Table(IReadOnlyList<string> columns, List<List<(string Text, bool Right)>> rows, string more)
    {
        var widths = columns.Select((name, i) => rows.Select(row => row[i].Text.Length).Append(name.Length).Max()).ToList();
        var text = new StringBuilder();
        AppendRow(text, columns.Select((name, i) => (name, rows.Count > 0 && rows[0][i].Right)), widths);
        AppendRow(text, widths.Select(width => (new string('-', width), false)), widths);
        foreach (var row in rows) AppendRow(text, row, widths);
        return text.Append(more).ToString().TrimEnd('\n');
    }

    private static void AppendRow(StringBuilder text, IEnumerable<(string Text, bool Right)> cells, List<int> widths)
    {
        var padded = cells.Select((cell, i) => cell.Right ? cell.Text.PadLeft(widths[i]) : cell.Text.PadRight(widths[i]));
        text.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
    }

    private static List<(string, bool)> Cells(IReadOnlyList<Description> row) =>
        [.. row.Select(cell => (Cut(Inline(cell)), cell is TextDescription { IsNumber: true }))];

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= CellWidth ? line : line[..(CellWidth - 1)] + "…";
    }
}
