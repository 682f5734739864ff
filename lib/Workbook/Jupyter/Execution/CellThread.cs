using System.Diagnostics;
using System.Runtime;
using System.Runtime.ExceptionServices;
using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>
/// One running cell on a thread of its own, so that it can be interrupted: first by its token, then by waking it from
/// whatever it waits in, then by ending its code between any two instructions.
/// </summary>
/// <remarks>A thread can be ended that way once only; hence a new one for each cell.</remarks>
#pragma warning disable CA1001 // What the cell left behind may still hold its token: both are collected together.
internal sealed class CellThread
#pragma warning restore CA1001
{
    private const int StackSize = 64 << 20;
    private static readonly TimeSpan ForToken = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan ForWaking = TimeSpan.FromMilliseconds(300);

    private readonly Func<CancellationToken, Task<CellOutcome>> _work;
    private readonly CancellationTokenSource _token = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    private CellOutcome? _outcome;
    private int _interrupts;

    /// <param name="work">The cell; its token is cancelled by an interrupt.</param>
    public CellThread(Func<CancellationToken, Task<CellOutcome>> work)
    {
        _work = work;
        _thread = new Thread(Run, StackSize) { Name = "cell", IsBackground = true };
        _thread.Start();
    }

    public bool IsInterrupted => Volatile.Read(ref _interrupts) > 0;

    /// <summary>What ended the cell where it was cut short.</summary>
    public Exception? Cut { get; private set; }

    /// <summary>The stack that it was on when its code was ended; null where it was not.</summary>
    public string? StoppedAt { get; private set; }

    /// <summary>Waits; false where the cell still runs when the token is cancelled.</summary>
    public bool Wait(CancellationToken cancellation)
    {
        try
        {
            _ended.Wait(cancellation);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>How the cell ended; null where it was cut short.</summary>
    public CellOutcome? Outcome => _ended.IsSet ? _outcome : null;

    /// <summary>Stops the cell. Returns at once.</summary>
    /// <param name="patience">How long it may take.</param>
    /// <param name="failed">Called when it still runs then.</param>
    public void Interrupt(TimeSpan patience, Action failed)
    {
        if (Interlocked.Increment(ref _interrupts) > 1) return;
        new Thread(() => Stop(patience, failed)) { Name = "interrupt", IsBackground = true }.Start();
    }

    private void Stop(TimeSpan patience, Action failed)
    {
        // What listens to the token may take its time.
        _ = _token.CancelAsync();
        if (_ended.Wait(ForToken)) return;
        _thread.Interrupt();
        if (_ended.Wait(ForWaking)) return;
        AppDomain.CurrentDomain.FirstChanceException += KeepStack;
        // Returns only when the cell has ended.
        _ = _abort.CancelAsync();
        if (!_ended.Wait(patience)) failed();
        _ended.Wait();
        AppDomain.CurrentDomain.FirstChanceException -= KeepStack;
    }

    // The exception that ends a thread is thrown again after every catch, each time with a shorter stack.
    private void KeepStack(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is not ThreadAbortException || Thread.CurrentThread != _thread || StoppedAt is not null) return;
        try
        {
            // The wake-up that came before may still wait for the thread to wait.
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // Now it does not any more.
        }

        StoppedAt = new StackTrace(fNeedFileInfo: true).ToString();
    }

    private void Run()
    {
        try
        {
#pragma warning disable SYSLIB0046 // The one way to end code that does not look at a token; a cell's state is the person's own to judge.
            ControlledExecution.Run(RunCell, _abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception error)
        {
            Cut ??= error;
        }

        _ended.Set();
    }

    private void RunCell()
    {
        var continuations = new CellContinuations();
        SynchronizationContext.SetSynchronizationContext(continuations);
        try
        {
            var task = _work(_token.Token);
            continuations.RunUntil(task);
            _outcome = task.GetAwaiter().GetResult();
        }
        catch (Exception error)
        {
            // An abort goes on from here by itself.
            Cut = error;
        }
    }
}
