using FineTune.Charts;

namespace FineTune.Training;

/// <summary>What a rising learning rate did to the loss.</summary>
public sealed class RateSweep
{
    // The first losses are noise that smoothing has not calmed, the last ones are the way up.
    private const double SkippedAtStart = 0.1;
    private const int SkippedAtEnd = 5;

    internal RateSweep(IReadOnlyList<double> rates, IReadOnlyList<double> losses, IReadOnlyList<double> smoothed, bool diverged)
        => (Rates, Losses, Smoothed, Diverged) = (rates, losses, smoothed, diverged);

    /// <summary>The rate of each step.</summary>
    public IReadOnlyList<double> Rates { get; }

    /// <summary>The loss of each step's batch, before the step.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>The losses averaged exponentially, without the bias towards 0 at the beginning.</summary>
    public IReadOnlyList<double> Smoothed { get; }

    /// <summary>Whether it ended since the loss had risen to a multiple of its lowest.</summary>
    public bool Diverged { get; }

    /// <summary>The rate at which the smoothed loss falls most steeply (over the logarithm of the rate); Smith's choice.</summary>
    public double Steepest => Rates[SteepestIn(Start, End)];

    /// <summary>
    /// The rate halfway down the longest way down (the longest falling subsequence); fastai's "valley", which a single bump moves
    /// less than <see cref="Steepest"/>.
    /// </summary>
    public double Valley => Rates[ValleyIn(Start, End)];

    /// <summary>The rate to begin with: <see cref="Valley"/>.</summary>
    public double Suggestion => Valley;

    private int Start => (int)(Smoothed.Count * SkippedAtStart);

    private int End => Diverged ? Math.Max(Start + 2, Smoothed.Count - SkippedAtEnd) : Smoothed.Count;

    /// <summary>The loss over the rate, with both suggestions.</summary>
    public Figure Figure() => RateSweepFigure.Of(this);

    private int SteepestIn(int start, int end)
    {
        var (best, index) = (double.PositiveInfinity, start);
        for (var i = start; i < end; i++)
        {
            int before = Math.Max(i - 1, start), after = Math.Min(i + 1, end - 1);
            var slope = (Smoothed[after] - Smoothed[before]) / Math.Log(Rates[after] / Rates[before]);
            if (slope < best) (best, index) = (slope, i);
        }
        return index;
    }

    // The longest falling subsequence, and the middle of it.
    private int ValleyIn(int start, int end)
    {
        var lengths = Enumerable.Repeat(1, end - start).ToArray();
        var last = 0;
        for (var i = 1; i < lengths.Length; i++)
        {
            for (var j = 0; j < i; j++)
                if (Smoothed[start + i] < Smoothed[start + j]) lengths[i] = Math.Max(lengths[i], lengths[j] + 1);
            if (lengths[i] > lengths[last]) last = i;
        }
        var first = Math.Max(0, last - lengths[last]);
        return start + first + ((last - first) / 2);
    }
}
