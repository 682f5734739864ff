namespace FineTune.Charts;

/// <summary>A <see cref="Table"/> as aligned text.</summary>
internal static class TableText
{
    internal static string Of(Table table)
    {
        var shown = table.Rows.Take(table.Limit).Select(row => row.Select(TableCell.Text).ToArray()).ToList();
        var right = Enumerable.Range(0, table.Columns.Count).Select(column => table.Rows.Any(row => TableCell.IsNumber(row[column]))).ToArray();
        var widths = table.Columns.Select((head, i) => shown.Select(row => row[i].Length).Append(head.Length).Max()).ToArray();
        string Line(IEnumerable<string> cells)
            => string.Join("  ", cells.Select((cell, i) => right[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
        var lines = shown.Select(Line).Prepend(string.Join("  ", widths.Select(width => new string('-', width)))).Prepend(Line(table.Columns));
        if (table.Rows.Count > table.Limit) lines = lines.Append($"… and {table.Rows.Count - table.Limit} more rows");
        return string.Join('\n', lines);
    }
}
