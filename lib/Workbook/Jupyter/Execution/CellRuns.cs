using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>Runs cells one after another; the one that runs can be interrupted from any thread.</summary>
/// <param name="session">Where they run.</param>
/// <param name="ends">Cancelled when the kernel is to end: a cell is then not waited for.</param>
internal sealed class CellRuns(CSharpSession session, CancellationToken ends)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly NativePrint _native = new();
    private readonly Lock _lock = new();
    private CellThread? _running;
    private Action<string> _notice = static _ => { };

    /// <param name="cell">What to run.</param>
    /// <param name="sink">Hears what it says.</param>
    /// <param name="notice">Tells the person something about it.</param>
    public CellOutcome Run(CellSource cell, ICellSink sink, Action<string> notice) =>
        _native.Of(sink, () => RunOne(cell, sink, notice));

    /// <summary>Stops the cell that runs, if one does. Returns at once.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            var notice = _notice;
            _running?.Interrupt(Patience, () => notice(
                "\nThe cell has not stopped: it is in code that cannot be interrupted, such as a long native call, and ends when that "
                + "returns. To stop it now restart the kernel; everything declared so far is then lost.\n"));
        }
    }

    private CellOutcome RunOne(CellSource cell, ICellSink sink, Action<string> notice)
    {
        var thread = new CellThread(token => session.RunAsync(cell, sink, token));
        lock (_lock) (_running, _notice) = (thread, notice);
        var ended = thread.Wait(ends);
        lock (_lock) _running = null;
        if (!ended) return new CellOutcome(null, Interruption.Of(cell, null));
        return thread.IsInterrupted && thread.Outcome is null or { Error: not null }
            ? new CellOutcome(null, Interruption.Of(cell, thread))
            : thread.Outcome ?? new CellOutcome(null, CellErrors.Runtime(cell, thread.Cut!));
    }
}
