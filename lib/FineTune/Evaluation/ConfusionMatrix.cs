using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>How often images of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;

    private ConfusionMatrix(int[,] counts, IReadOnlyList<string> classes) => (this.counts, Classes) = (counts, classes);

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many images of one class were taken for another (or, on the diagonal, for what they are).</summary>
    /// <param name="label">The true class.</param>
    /// <param name="guess">The guessed class.</param>
    public int this[int label, int guess] => counts[label, guess];

    /// <summary>Counts the answers.</summary>
    /// <param name="predictions">What a model answered.</param>
    public static ConfusionMatrix Of(Predictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var counts = new int[predictions.Classes.Count, predictions.Classes.Count];
        for (var i = 0; i < predictions.Count; i++) counts[predictions.Labels[i], predictions.Guesses[i]]++;
        return new ConfusionMatrix(counts, predictions.Classes);
    }

    /// <summary>How many images are of a class.</summary>
    /// <param name="label">The class.</param>
    public int Images(int label) => Enumerable.Range(0, Classes.Count).Sum(guess => counts[label, guess]);

    /// <summary>How many images were taken for a class.</summary>
    /// <param name="guess">The class.</param>
    public int Guessed(int guess) => Enumerable.Range(0, Classes.Count).Sum(label => counts[label, guess]);

    /// <summary>The matrix as a heatmap: a row a true class, coloured by the share of the row.</summary>
    /// <param name="title">The title.</param>
    public Figure Figure(string title = "Confusion matrix")
    {
        var n = Classes.Count;
        var (shares, texts) = (new double[n, n], new string[n, n]);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) (shares[i, j], texts[i, j]) = ((double)counts[i, j] / Math.Max(1, Images(i)), $"{counts[i, j]}");
        return Heatmap.Of(title, "true class", Classes, "guess", Classes, shares, texts);
    }

    /// <summary>The pairs of classes that are confused most often, the most frequent first.</summary>
    /// <param name="most">How many.</param>
    /// <returns>Only pairs that did occur.</returns>
    public IReadOnlyList<Confusion> MostConfused(int most = 10)
    {
        var pairs = from label in Enumerable.Range(0, Classes.Count)
                    from guess in Enumerable.Range(0, Classes.Count)
                    where label != guess && counts[label, guess] > 0
                    orderby counts[label, guess] descending, (double)counts[label, guess] / Images(label) descending
                    select new Confusion(Classes[label], Classes[guess], counts[label, guess], (double)counts[label, guess] / Images(label));
        return [.. pairs.Take(most)];
    }

    /// <summary>The matrix as text.</summary>
    public override string ToString() => Figure().ToString();
}

/// <summary>A mistake and how often it happens.</summary>
/// <param name="Class">What the images are.</param>
/// <param name="TakenFor">What the model took them for.</param>
/// <param name="Count">How many.</param>
/// <param name="Share">Of the images of the class, 0 to 1.</param>
public sealed record Confusion(string Class, string TakenFor, int Count, double Share);
