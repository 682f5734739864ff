using System.Collections.Concurrent;
using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Progress as it is reported, on the reporting thread.</summary>
internal sealed class Reports : IProgress<WorkProgress>
{
    private readonly ConcurrentQueue<WorkProgress> all = new();

    /// <summary>How many pieces of that work were done.</summary>
    internal int Of(string what) => all.Count(report => report.What == what);

    /// <summary>The last one.</summary>
    internal WorkProgress Last => all.Last();

    public void Report(WorkProgress value) => all.Enqueue(value);
}
