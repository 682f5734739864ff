using System.Collections.Concurrent;

namespace FineTune.Data;

/// <summary>The same piece of work for many images, on all cores.</summary>
internal static class Work
{
    /// <summary>Runs the work for each position; a bad image either ends it or is put on the list.</summary>
    /// <returns>The faults by position; empty unless bad files are skipped.</returns>
    /// <exception cref="ImageException">Files are refused: the fault of the first in order.</exception>
    internal static IReadOnlyDictionary<int, ImageException> OnAllCores(string what, IReadOnlyList<int> positions, Action<int> work, OnBadFile onBadFile, IProgress<WorkProgress>? progress, CancellationToken cancellation)
    {
        var faults = new ConcurrentDictionary<int, ImageException>();
        var done = 0L;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        try
        {
            // Started in order and one at a time, so that what comes before the first bad one is always done.
            _ = Parallel.ForEach(Partitioner.Create(positions, EnumerablePartitionerOptions.NoBuffering), options, (position, state) =>
            {
                try
                {
                    work(position);
                }
                catch (ImageException fault)
                {
                    faults[position] = fault;
                    if (onBadFile == OnBadFile.Refuse) state.Stop();
                }
                progress?.Report(new WorkProgress(what, Interlocked.Increment(ref done), positions.Count));
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.Count > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        if (onBadFile == OnBadFile.Refuse && !faults.IsEmpty) throw faults.MinBy(pair => pair.Key).Value;
        return faults;
    }
}
