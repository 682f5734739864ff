using FineTune.Charts;

namespace FineTune.Evaluation;

/// <summary>Precision, recall and F1 of each class, and their averages.</summary>
public sealed class ClassReport
{
    private ClassReport(IReadOnlyList<ClassQuality> classes, ClassQuality micro)
    {
        (Classes, Micro) = (classes, micro);
        var images = classes.Sum(quality => quality.Images);
        Macro = Average("macro average", classes, _ => 1.0 / classes.Count, images);
        Weighted = Average("weighted average", classes, quality => (double)quality.Images / images, images);
    }

    /// <summary>Each class.</summary>
    public IReadOnlyList<ClassQuality> Classes { get; }

    /// <summary>The plain mean over the classes: a small class counts as much as a large one.</summary>
    public ClassQuality Macro { get; }

    /// <summary>The mean over the classes, weighted by their images.</summary>
    public ClassQuality Weighted { get; }

    /// <summary>Over all answers at once; where every image has one label and one guess, all three are the accuracy.</summary>
    public ClassQuality Micro { get; }

    /// <summary>Computes the report; what divides by zero (a class never guessed) is 0, as in scikit-learn.</summary>
    /// <param name="matrix">The counts.</param>
    public static ClassReport Of(ConfusionMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var labels = Enumerable.Range(0, matrix.Classes.Count).ToArray();
        var right = labels.Sum(label => matrix[label, label]);
        var all = labels.Sum(matrix.Images);
        return new ClassReport(
            [.. labels.Select(label => ClassQuality.Of(matrix.Classes[label], matrix[label, label], matrix.Guessed(label), matrix.Images(label)))],
            ClassQuality.Of("micro average", right, all, all));
    }

    /// <summary>The report as a table, the averages below.</summary>
    public Table Table() => Charts.Table.Of(Classes.Concat([Macro, Weighted, Micro]));

    /// <summary>Bars of the F1 of each class, the worst on the left.</summary>
    /// <param name="title">The title.</param>
    public Figure Figure(string title = "F1 of each class")
    {
        var figure = Bars.Of(title, "F1", [.. Classes.OrderBy(quality => quality.F1).Select(quality => new Bar(quality.Class, quality.F1))]);
        // One quantity, one colour.
        figure.Traces[0]["marker"]!["color"] = Palette.Color(0);
        return figure;
    }

    /// <summary>The report as text.</summary>
    public override string ToString() => Table().ToString();

    private static ClassQuality Average(string name, IReadOnlyList<ClassQuality> classes, Func<ClassQuality, double> weight, int images) => new(
        name,
        classes.Sum(quality => weight(quality) * quality.Precision),
        classes.Sum(quality => weight(quality) * quality.Recall),
        classes.Sum(quality => weight(quality) * quality.F1),
        images);
}

/// <summary>How well one class is told from the others.</summary>
/// <param name="Class">The class.</param>
/// <param name="Precision">Of the images taken for it, the share that is of it, 0 to 1.</param>
/// <param name="Recall">Of its images, the share that was found, 0 to 1.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Images">How many images it has.</param>
public sealed record ClassQuality(string Class, double Precision, double Recall, double F1, int Images)
{
    internal static ClassQuality Of(string name, int right, int guessed, int images)
        => new(name, Share(right, guessed), Share(right, images), Share(2 * right, guessed + images), images);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
