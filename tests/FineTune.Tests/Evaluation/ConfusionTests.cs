using FineTune.Evaluation;
using FineTune.Tests.Charts;

namespace FineTune.Tests.Evaluation;

public class ConfusionTests
{
    // scikit-learn's own example of precision_recall_fscore_support and confusion_matrix: cat 0, dog 1, pig 2.
    private static readonly Predictions Pets = Answers.Of(3, (0, 0), (1, 2), (2, 1), (0, 0), (1, 0), (2, 1));

    // By hand: class 0 has 4 images, class 1 has 2, class 2 has 2.
    private static readonly Predictions ByHand = Answers.Of(3, (0, 0), (0, 0), (0, 0), (0, 1), (1, 1), (1, 0), (2, 2), (2, 1));

    [Fact]
    public void Every_answer_is_counted_under_its_label_and_guess()
    {
        var matrix = Pets.Confusion();
        Assert.Equal([2, 0, 0, 1, 0, 1, 0, 2, 0], from label in Enumerable.Range(0, 3) from guess in Enumerable.Range(0, 3) select matrix[label, guess]);
        Assert.Equal(2, matrix.Images(1));
        Assert.Equal(3, matrix.Guessed(0));
    }

    /// <summary>Source: scikit-learn's documentation of precision_recall_fscore_support.</summary>
    [Fact]
    public void The_averages_are_those_of_scikit_learns_example()
    {
        var report = Pets.PerClass();
        Assert.Equal((0.2222, 0.3333, 0.2667), Rounded(report.Macro));
        Assert.Equal((0.3333, 0.3333, 0.3333), Rounded(report.Micro));
        Assert.Equal((0.2222, 0.3333, 0.2667), Rounded(report.Weighted));
        Assert.Equal((0.6667, 1, 0.8), Rounded(report.Classes[0]));
        Assert.Equal((0, 0, 0), Rounded(report.Classes[1]));
    }

    [Fact]
    public void Precision_recall_and_F1_are_those_worked_by_hand()
    {
        var report = ByHand.PerClass();
        Assert.Equal((0.75, 0.75, 0.75), Rounded(report.Classes[0]));
        Assert.Equal((0.3333, 0.5, 0.4), Rounded(report.Classes[1]));
        Assert.Equal((1, 0.5, 0.6667), Rounded(report.Classes[2]));
        Assert.Equal((0.6944, 0.5833, 0.6056), Rounded(report.Macro));
        Assert.Equal((0.7083, 0.625, 0.6417), Rounded(report.Weighted));
        Assert.Equal(ByHand.Accuracy, report.Micro.F1, 1e-12);
        Assert.Contains("macro average", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_most_confused_pair_comes_first()
    {
        Assert.Equal(new Confusion("class 2", "class 1", 2, 1), Pets.Confusion().MostConfused()[0]);
        Assert.Equal(3, Pets.Confusion().MostConfused().Count);
        _ = Assert.Single(Pets.Confusion().MostConfused(1));
    }

    [Fact]
    public void The_figure_counts_in_its_cells_and_colours_by_the_share_of_the_row()
    {
        var trace = Plotly.Valid(Pets.Confusion().Figure()).GetProperty("data")[0];
        Assert.Equal([0.5, 0, 0.5], Plotly.Numbers(trace.GetProperty("z")[1]));
        Assert.Equal("2", trace.GetProperty("text")[2][1].GetString());
        Assert.Equal("Confusion matrix\n  class 0  2  0  0\n  class 1  1  0  1\n  class 2  0  2  0", Pets.Confusion().ToString());
        _ = Plotly.Valid(Pets.PerClass().Figure());
    }

    private static (double, double, double) Rounded(ClassQuality quality) => (Math.Round(quality.Precision, 4), Math.Round(quality.Recall, 4), Math.Round(quality.F1, 4));
}
