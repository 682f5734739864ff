using System.Globalization;

namespace FineTune.Serving;

/// <summary>A class and how sure the model is of it.</summary>
/// <param name="Class">The class's name.</param>
/// <param name="Confidence">0 to 1, calibrated by the version's temperature.</param>
public sealed record Guess(string Class, float Confidence);

/// <summary>What a model says of one image.</summary>
/// <param name="Image">Its name.</param>
/// <param name="Guesses">All classes, the surest first.</param>
public sealed record Prediction(string Image, IReadOnlyList<Guess> Guesses)
{
    /// <summary>The surest class.</summary>
    public string Class => Guesses[0].Class;

    /// <summary>How sure the model is of it, 0 to 1.</summary>
    public float Confidence => Guesses[0].Confidence;

    /// <summary>The k surest classes.</summary>
    /// <param name="k">At least 1; all classes where there are fewer.</param>
    public IReadOnlyList<Guess> Top(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        return [.. Guesses.Take(k)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Image}: {string.Join(", ", Top(3).Select(guess => string.Create(CultureInfo.InvariantCulture, $"{guess.Class} {100 * guess.Confidence:0.0}%")))}";
}
