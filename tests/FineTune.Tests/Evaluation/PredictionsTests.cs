using FineTune.Evaluation;
using FineTune.Tests.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class PredictionsTests
{
    [Fact]
    public void The_answers_are_those_of_the_model_whatever_the_batches_are()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var all = set.InBatches(10).Epoch(0).Single();
        var logits = model.call(all.Images);
        var expected = nn.functional.softmax(logits, 1);
        var predictions = Predictions.Of(model, set.InBatches(4));
        Assert.Equal(set.Items.Select(item => item.Name), predictions.Names);
        Assert.Equal(set.Items.Select(item => item.Label), predictions.Labels);
        Assert.Equal(nn.functional.cross_entropy(logits, all.Labels).item<float>(), predictions.Loss, 1e-5);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(expected[i].max().item<float>(), predictions.Confidences[i], 1e-5);
            Assert.Equal(expected[i].data<float>().Select(p => Math.Round(p, 4)), predictions.Probabilities(i).Select(p => Math.Round(p, 4)));
        }
    }

    [Fact]
    public void They_outlive_the_model_and_leave_no_tensor_behind()
    {
        using var set = Drawings.Make(5, 8);
        using var model = new ChannelMeans();
        var before = Alive.Count();
        var predictions = Predictions.Of(model, set.InBatches(2));
        Assert.Equal(before, Tensor.TotalCount);
        Assert.Equal(1, predictions.Accuracy);
    }

    [Fact]
    public void Rank_and_guess_agree_where_logits_are_equal()
    {
        var predictions = Answers.With(["a", "b", "c"], [(1, [2, 2, 0]), (0, [2, 2, 0]), (2, [1, 1, 1])]);
        Assert.Equal([0, 0, 0], predictions.Guesses);
        Assert.Equal([false, true, false], Enumerable.Range(0, 3).Select(predictions.IsRight));
        Assert.Equal(1.0 / 3, predictions.Top(1).Value, 1e-12);
        Assert.Equal(2.0 / 3, predictions.Top(2).Value, 1e-12);
        Assert.Equal(1, predictions.Top(3).Value);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        var predictions = Answers.With(["a", "b"], [(0, [1000, 0]), (1, [1000, 0])]);
        Assert.Equal([0.0, 1000.0], predictions.Losses);
        Assert.Equal([1.0, 0.0], predictions.Probabilities(0));
    }

    [Fact]
    public void What_is_no_number_names_the_image()
    {
        using var logits = tensor(new[] { 0f, 1, 0, float.NaN }, [2, 2]);
        using var labels = tensor(new long[] { 0, 1 });
        Assert.Contains("logits for b.png are not finite", Assert.Throws<ArgumentException>(() => Predictions.From(logits, labels, ["x", "y"], ["a.png", "b.png"])).Message, StringComparison.Ordinal);
        Assert.Contains("logits are [2, 2], and there are 3 classes", Assert.Throws<ArgumentException>(() => Predictions.From(logits, labels, ["x", "y", "z"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Top_losses_come_with_their_images_found_by_name()
    {
        using var set = Drawings.Make(6, 8);
        using var model = new ChannelMeans();
        var predictions = Predictions.Of(model, set.InBatches(4, shuffle: true, seed: 3));
        var worst = predictions.TopLosses(2);
        Assert.Equal(predictions.Losses.OrderDescending().Take(2), worst.Select(i => predictions.Losses[i]));
        var text = predictions.TopLosses(set, 2).ToString();
        Assert.StartsWith("2 images", text, StringComparison.Ordinal);
        Assert.Contains(predictions.Names[worst[0]], text, StringComparison.Ordinal);
        using var other = Drawings.Make(1, 8);
        Assert.Contains("is not in this image set", Assert.Throws<ArgumentException>(() => predictions.TopLosses(other, 6)).Message, StringComparison.Ordinal);
    }
}
