using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TorchSharp.Printing;

/// <summary>Values as Julia prints them: one matrix after the other, columns aligned to the right, lines cut at the width.</summary>
internal sealed class JuliaText(Values values, int width, string newLine)
{
    private const string Ellipsis = "...";

    private readonly StringBuilder text = new();

    public override string ToString()
    {
        var shape = values.Shape;
        switch (shape.Length)
        {
            case 0:
                return $", value = {values[0]}";
            case 1:
                text.Append(newLine);
                Matrix(0, 1, shape[0]);
                break;
            case 2:
                text.Append(newLine);
                Matrix(0, shape[0], shape[1]);
                break;
            default:
                Matrices([], 0);
                break;
        }
        return text.ToString();
    }

    private void Matrices(long[] indices, long first)
    {
        var shape = values.Shape;
        if (indices.Length == shape.Length - 2)
        {
            text.Append(newLine).Append('[').AppendJoin(',', indices).Append(",..,..] =").Append(newLine);
            Matrix(first, shape[^2], shape[^1]);
            return;
        }
        var step = shape[(indices.Length + 1)..].TotalSize();
        for (var i = 0L; i < shape[indices.Length]; i++) Matrices([.. indices, i], first + (i * step));
    }

    private void Matrix(long first, long rows, long columns)
    {
        var lines = new List<List<string>>();
        for (var r = 0L; r < rows; r++) lines.Add(Row(first + (r * columns), columns));
        if (lines.Count == 0) return;
        var shown = lines.Min(line => line.Count);
        var widths = Enumerable.Range(0, shown).Select(c => lines.Max(line => line[c].Length)).ToArray();
        foreach (var line in lines)
        {
            for (var c = 0; c < shown; c++) text.Append(' ').Append(line[c].PadLeft(widths[c]));
            if (shown < columns) text.Append(' ').Append(Ellipsis);
            text.Append(newLine);
        }
    }

    // As many values as the line holds, with room for an ellipsis.
    private List<string> Row(long first, long columns)
    {
        var row = new List<string>();
        var left = width;
        for (var c = 0L; c < columns; c++)
        {
            var value = values[first + c];
            if (left - value.Length - Ellipsis.Length - 1 < 0) break;
            row.Add(value);
            left -= value.Length + 1;
        }
        return row;
    }
}
