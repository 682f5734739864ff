using System.Diagnostics;

namespace FineTune.Training;

/// <summary>Where the time of a training went, added up over its steps.</summary>
public sealed class StepTimes
{
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
            Waiting += Stopwatch.GetElapsedTime(begin);
            if (!more) yield break;
            yield return source.Current;
        }
    }

    internal void AddForward(long begin) => Forward += Stopwatch.GetElapsedTime(begin);

    internal void AddBackward(long begin) => Backward += Stopwatch.GetElapsedTime(begin);

    internal void AddStep(long begin) => Stepping += Stopwatch.GetElapsedTime(begin);

    internal void AddMeasurement(long begin) => Measuring += Stopwatch.GetElapsedTime(begin);
}
