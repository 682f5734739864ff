using System.Text;

namespace Workbook.Session;

/// <summary>A console stream that writes to the running cell, or to the real console where no cell runs.</summary>
internal sealed class RoutedWriter(string stream, TextWriter console) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (OutputRoute.Current is { } cell) cell.Write(stream, buffer);
        else console.Write(buffer);
    }

    public override void WriteLine(string? value) => Write($"{value}{NewLine}");

    public override void Flush()
    {
        if (OutputRoute.Current is { } cell) cell.Flush();
        else console.Flush();
    }
}
