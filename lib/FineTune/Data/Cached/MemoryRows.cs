using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>Rows in a tensor. Where the engine is not loaded yet, which takes half a second, rows are made meanwhile and wait.</summary>
internal sealed class MemoryRows : IRowSink
{
    private readonly Task<Tensor> all;
    private readonly ConcurrentQueue<(int Row, byte[] Bytes)> early = [];
    private bool finished;

    internal MemoryRows(int rows, long[] rowShape, ScalarType dtype) => all = Task.Run(() => empty([rows, .. rowShape], dtype));

    public void Write(int row, ReadOnlySpan<byte> bytes)
    {
        if (all.IsCompletedSuccessfully) Put(row, bytes);
        else early.Enqueue((row, bytes.ToArray()));
    }

    public KeptRows Finish(IReadOnlyList<int>? kept = null)
    {
        var made = all.GetAwaiter().GetResult();
        while (early.TryDequeue(out var waiting)) Put(waiting.Row, waiting.Bytes);
        if (kept is null)
        {
            finished = true;
            return new RowsInMemory(made);
        }
        using var index = tensor(kept.Select(row => (long)row).ToArray());
        return new RowsInMemory(made.index_select(0, index));
    }

    public void Dispose()
    {
        if (!finished) _ = all.ContinueWith(made => made.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
    }

    private void Put(int row, ReadOnlySpan<byte> bytes)
    {
        using var one = all.Result.select(0, row);
        bytes.CopyTo(one.bytes);
    }
}
