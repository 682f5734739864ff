using System;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Printing;

/// <summary>Values in nested brackets, the middle of long dimensions left out.</summary>
internal abstract class NestedText(Values values, string newLine)
{
    protected StringBuilder Text { get; } = new();

    protected Values Values => values;

    protected string NewLine => newLine;

    protected abstract (char Open, char Close) Brackets { get; }

    protected abstract string Suffix { get; }

    /// <summary>What stands between two parts, each of which has that many dimensions.</summary>
    protected abstract string Between(int dimensions);

    /// <summary>What stands after an opening bracket.</summary>
    protected virtual void Opened(int dim) { }

    /// <summary>The part that begins at an element and has the dimensions from <paramref name="dim"/> on.</summary>
    protected void Write(int dim, long first, bool indented)
    {
        if (indented) Text.Append(' ', dim);
        Text.Append(Brackets.Open);
        Opened(dim);
        if (dim == values.Shape.Length - 1) WriteRow(first);
        else WriteParts(dim, first);
    }

    private void WriteRow(long first)
    {
        var count = values.Shape[^1];
        var leading = maxColumns - (maxColumns / 2);
        for (var i = 0L; i < count; i++)
        {
            if (count > maxColumns && i == leading)
            {
                Text.Append("... ");
                i = count - Math.Max(1, maxColumns / 2);
            }
            Text.Append(values[first + i]).Append(Suffix);
            if (i < count - 1) Text.Append(", ");
        }
        Close(values.Shape.Length - 1);
    }

    private void WriteParts(int dim, long first)
    {
        var shape = values.Shape;
        var step = shape[(dim + 1)..].TotalSize();
        var leading = Math.Max(1, maxRows - (maxRows / 2));
        for (var i = 0L; i < shape[dim]; i++)
        {
            if (shape[dim] > maxRows && i == leading)
            {
                Text.Append(' ', dim).Append(" ...").Append(AfterEllipsis(shape.Length - dim));
                i = Math.Max(i, shape[dim] - Math.Max(1, maxRows / 2));
            }
            Write(dim + 1, first + (i * step), i > 0);
            if (i < shape[dim] - 1) Text.Append(Between(shape.Length - dim - 1));
        }
        Close(dim);
    }

    protected virtual string AfterEllipsis(int dimensions) => Between(dimensions - 1);

    protected virtual void Closing(int dim) { }

    private void Close(int dim)
    {
        Closing(dim);
        Text.Append(Brackets.Close);
    }
}
