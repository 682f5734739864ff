using System.Text.Json;
using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class LearningCurvesTests
{
    private static readonly Run Head = new("head only", [1.2, 0.7, 0.5], [1.0, 0.8, 0.6], [0.5, 0.7, 0.8], [0.6, 0.7, 0.75])
    {
        Phases = [new(1, "head"), new(3, "unfreeze layer4")],
    };

    [Fact]
    public void One_run_has_loss_and_accuracy_of_training_and_validation()
    {
        var data = Plotly.Valid(LearningCurves.Of(Head)).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(["train y", "validation y", "train y2", "validation y2"], data.Select(t => $"{t.GetProperty("name")} {t.GetProperty("yaxis")}"));
        Assert.Equal([1.2, 0.7, 0.5], Plotly.Numbers(data[0].GetProperty("y")));
        Assert.Equal([1, 2, 3], Plotly.Numbers(data[0].GetProperty("x")));
        Assert.Equal(4, data.Select(t => t.GetProperty("line").GetRawText()).Distinct().Count() * 2);
    }

    [Fact]
    public void A_line_stands_before_the_epoch_in_which_a_phase_begins()
    {
        var layout = Plotly.Valid(LearningCurves.Of(Head)).GetProperty("layout");
        var shapes = layout.GetProperty("shapes").EnumerateArray().ToList();
        Assert.Equal(2, shapes.Count);
        Assert.All(shapes, shape => Assert.Equal(2.5, shape.GetProperty("x0").GetDouble()));
        Assert.All(layout.GetProperty("annotations").EnumerateArray(), note => Assert.Equal("unfreeze layer4", note.GetProperty("text").GetString()));
    }

    [Fact]
    public void Several_runs_carry_their_names_and_colours()
    {
        var scratch = Head with { Name = "from <scratch>", Phases = [] };
        var data = Plotly.Valid(LearningCurves.Of("Two runs", Head, scratch)).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal(8, data.Count);
        Assert.Equal("from &lt;scratch&gt;, train", data[2].GetProperty("name").GetString());
        Assert.Equal(2, data.Select(t => t.GetProperty("line").GetProperty("color").GetString()).Distinct().Count());
    }

    [Fact]
    public void What_is_not_finite_is_a_gap()
    {
        var diverged = Head with { TrainLoss = [1, double.NaN, double.PositiveInfinity, 2] };
        var json = Plotly.Valid(LearningCurves.Of(diverged));
        Assert.Equal([1, null, null, 2], Plotly.Numbers(json.GetProperty("data")[0].GetProperty("y")));
    }

    [Fact]
    public void A_panel_without_values_is_left_out()
    {
        var layout = Plotly.Valid(LearningCurves.Of(new Run("loss only", [1], [], [], []))).GetProperty("layout");
        Assert.False(layout.TryGetProperty("xaxis2", out _));
        Assert.Equal(JsonValueKind.Array, layout.GetProperty("xaxis").GetProperty("domain").ValueKind);
        var wrong = Assert.Throws<ArgumentException>(() => LearningCurves.Of(new Run("nothing", [], [], [], [])));
        Assert.Contains("at least one run", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_words_it_gives_the_last_values()
        => Assert.Equal("""
            Learning curves
              loss, train           0.5 (last of 3)
              loss, validation      0.6 (last of 3)
              accuracy, train       0.8 (last of 3)
              accuracy, validation  0.75 (last of 3)
            """, LearningCurves.Of(Head).ToString());
}
