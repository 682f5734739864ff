using System.Diagnostics;

namespace FineTune.Training;

/// <summary>Where the time of a training went, added up over its steps.</summary>
public sealed class StepTimes
{
    /// <summary>
    /// Waits until a device has done what it was asked to; called whenever a time is taken. A GPU works on while the program goes on: without this a time is that of
    /// asking, and the work shows where the program next waits for a result. On one say <c>() =&gt; torch.cuda.synchronize()</c>. Null for not waiting.
    /// </summary>
    public Action? Synchronise { get; init; }

    /// <summary>Until the next batch was there: what loading in the background did not hide.</summary>
    public TimeSpan Waiting { get; private set; }

    /// <summary>Forward passes and losses.</summary>
    public TimeSpan Forward { get; private set; }

    /// <summary>Backward passes.</summary>
    public TimeSpan Backward { get; private set; }

    /// <summary>The optimiser, with clipping and penalties.</summary>
    public TimeSpan Stepping { get; private set; }

    /// <summary>Validation after each epoch.</summary>
    public TimeSpan Measuring { get; private set; }

    internal IEnumerable<T> Awaited<T>(IEnumerable<T> batches)
    {
        using var source = batches.GetEnumerator();
        while (true)
        {
            var begin = Stopwatch.GetTimestamp();
            var more = source.MoveNext();
            Waiting += Since(begin);
            if (!more) yield break;
            yield return source.Current;
        }
    }

    internal void AddForward(long begin) => Forward += Since(begin);

    internal void AddBackward(long begin) => Backward += Since(begin);

    internal void AddStep(long begin) => Stepping += Since(begin);

    internal void AddMeasurement(long begin) => Measuring += Since(begin);

    private TimeSpan Since(long begin)
    {
        Synchronise?.Invoke();
        return Stopwatch.GetElapsedTime(begin);
    }
}
