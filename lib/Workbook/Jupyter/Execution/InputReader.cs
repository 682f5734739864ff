namespace Workbook.Jupyter.Execution;

/// <summary>The console's input: a line at a time, typed by the person who runs the cell.</summary>
internal sealed class InputReader(Func<string> readLine) : TextReader
{
    private string _rest = "";

    public override string ReadLine()
    {
        if (_rest.Length == 0) return readLine();
        var line = _rest.TrimEnd('\n');
        _rest = "";
        return line;
    }

    public override int Peek()
    {
        if (_rest.Length == 0) _rest = readLine() + "\n";
        return _rest[0];
    }

    public override int Read()
    {
        var next = Peek();
        _rest = _rest[1..];
        return next;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        if (count == 0) return 0;
        Peek();
        var taken = Math.Min(count, _rest.Length);
        _rest.AsSpan(0, taken).CopyTo(buffer.AsSpan(index));
        _rest = _rest[taken..];
        return taken;
    }

    public override string ReadToEnd() => ReadLine();
}
