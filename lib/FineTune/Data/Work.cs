using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

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
        var (begun, done) = (-1, 0L);
        Exception? wrong = null;
        _ = Parallel.For(0, Math.Min(Environment.ProcessorCount, positions.Count), _ => RunMany());
        if (wrong is not null) ExceptionDispatchInfo.Throw(wrong);
        cancellation.ThrowIfCancellationRequested();
        if (onBadFile == OnBadFile.Refuse && !faults.IsEmpty) throw faults.MinBy(pair => pair.Key).Value;
        return faults;

        // Begun in order and one at a time, so that what comes before the first bad one is always done.
        void RunMany()
        {
            while (!cancellation.IsCancellationRequested && Volatile.Read(ref wrong) is null && (onBadFile != OnBadFile.Refuse || faults.IsEmpty))
            {
                if (Interlocked.Increment(ref begun) is var at && at >= positions.Count) return;
                try
                {
                    RunOne(positions[at]);
                }
                catch (Exception e)
                {
                    _ = Interlocked.CompareExchange(ref wrong, e, null);
                }
            }
        }

        void RunOne(int position)
        {
            try
            {
                work(position);
            }
            catch (ImageException fault)
            {
                faults[position] = fault;
            }
            progress?.Report(new WorkProgress(what, Interlocked.Increment(ref done), positions.Count));
        }
    }
}
