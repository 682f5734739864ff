using FineTune.Tests.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class LossesTests
{
    private static readonly double[] Weights = [0.5, 1, 2, 0.25, 1.5];

    public static TheoryData<string, Func<Tensor, Tensor, Tensor>> Cases() => new()
    {
        { "cross-entropy", Losses.CrossEntropy() },
        { "smoothed", Losses.CrossEntropy(0.1) },
        { "weighted", Losses.CrossEntropy(weights: Weights) },
        { "weighted and smoothed", Losses.CrossEntropy(0.2, Weights) },
        { "hinge", Losses.Hinge() },
        { "hinge, margin 0.5, weighted", Losses.Hinge(0.5, Weights) },
        { "focal 2", Losses.Focal() },
        { "focal 0.5", Losses.Focal(0.5) },
        { "focal 2, weighted", Losses.Focal(2, Weights) },
        { "squares", Losses.MeanSquares() },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_loss_and_its_gradient_are_PyTorchs(string name, Func<Tensor, Tensor, Tensor> loss)
    {
        using var scope = NewDisposeScope();
        var expected = TrainingFixture.Of("losses.json").GetProperty(name);
        var logits = ExactHash.Tensor("logits", [7, 5], 4).requires_grad_();
        var value = loss(logits, ExactHash.Labels("labels", 7, 5));
        value.backward();
        Assert.Equal(expected.GetProperty("loss").GetDouble(), value.item<float>(), 1e-5);
        Close.Assert("gradient", expected.GetProperty("gradient").Doubles(), logits.grad!.Doubles(), 1e-5);
    }

    [Fact]
    public void A_focal_loss_without_focus_is_cross_entropy()
    {
        using var scope = NewDisposeScope();
        var (logits, labels) = (ExactHash.Tensor("logits", [7, 5], 4), ExactHash.Labels("labels", 7, 5));
        Assert.Equal(nn.functional.cross_entropy(logits, labels).item<float>(), Losses.Focal(0)(logits, labels).item<float>(), 1e-6f);
    }

    [Fact]
    public void Balanced_weights_give_every_class_the_same_say()
    {
        // 8 images, 3 classes: n / (k n_c).
        Assert.Equal([8 / 12.0, 8 / 3.0, 8 / 9.0], ClassWeights.Balanced([4, 1, 3]));
        using var set = Drawings.Make(4, 8);
        Assert.Equal([4 / 6.0, 4 / 3.0, 4 / 3.0], ClassWeights.Balanced(set));
    }

    [Fact]
    public void A_class_without_images_or_weights_of_another_number_are_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("Class 1 has 0 images", Assert.Throws<ArgumentException>(() => ClassWeights.Balanced([4, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("2 class weights for 5 classes", Assert.Throws<ArgumentException>(() => Losses.CrossEntropy(weights: [1, 2])(zeros(3, 5), zeros(3, ScalarType.Int64))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Losses.CrossEntropy(1.5));
    }

    [Fact]
    public void No_tensor_is_left_but_the_loss()
    {
        using var logits = ExactHash.Tensor("logits", [7, 5], 4);
        using var labels = ExactHash.Labels("labels", 7, 5);
        var before = Alive.Count();
        foreach (var row in Cases()) ((Func<Tensor, Tensor, Tensor>)row[1])(logits, labels).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
