using Workbook.Processes;
using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>What native code and child processes print becomes the running cell's.</summary>
internal sealed class NativePrint
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly NativeStream? _stream;
    private volatile ICellSink _sink = SilentSink.Instance;

    public NativePrint()
    {
        if (StandardOutput.Take() is { } reader) _stream = new NativeStream(reader, text => _sink.Stream("stdout", text));
    }

    /// <summary>Runs a cell; returns when all that it printed is with its sink.</summary>
    public T Of<T>(ICellSink sink, Func<T> run)
    {
        _sink = sink;
        var result = run();
        if (_stream is null) return result;
        NativeConsole.EndOutput();
        _stream.CellEndAsync(Patience).GetAwaiter().GetResult();
        return result;
    }
}
