namespace Workbook.Jupyter.Execution;

/// <summary>
/// Runs what comes after an <c>await</c> on the cell's own thread, where it can be interrupted. Where that thread is busy, or
/// blocked in <c>.Result</c>, the pool takes it, as it does in a program without a context: nothing can deadlock.
/// </summary>
internal sealed class CellContinuations : SynchronizationContext
{
    private readonly object _gate = new();
    private (SendOrPostCallback Callback, object? State)? _next;
    private bool _waits;
    private bool _ended;
    private bool _abandoned;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            // The cell was stopped where it waited: what would come after that does not come.
            if (_abandoned) return;
            if (_waits && _next is null)
            {
                _next = (d, state);
                Monitor.Pulse(_gate);
                return;
            }
        }

        ThreadPool.QueueUserWorkItem(_ => d(state));
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs continuations on this thread until the task has ended.</summary>
    public void RunUntil(Task task)
    {
        task.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            while (Take() is var (callback, state)) callback(state);
        }
        finally
        {
            lock (_gate) _abandoned = !_ended;
        }
    }

    private (SendOrPostCallback Callback, object? State)? Take()
    {
        lock (_gate)
        {
            try
            {
                _waits = true;
                while (_next is null && !_ended) Monitor.Wait(_gate);
                return _next;
            }
            finally
            {
                _waits = false;
                _next = null;
            }
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }
    }
}
