using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Tests.Data;
using FineTune.Tests.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public sealed class AskedViewsTests : IDisposable
{
    private readonly ImageSet set = Pictures.Set(5, 32);
    private readonly Backbone model = Reference.Network("resnet18");

    public AskedViewsTests()
    {
        _ = manual_seed(1);
        _ = model.ReplaceHead(3);
    }

    public void Dispose()
    {
        set.Dispose();
        model.Dispose();
    }

    [Fact]
    public void With_mirror_images_the_answer_is_the_mean_of_two_forward_passes()
    {
        using var scope = NewDisposeScope();
        var images = set.InBatches(5).Epoch(0).Single().Images;
        var mirrored = images.index_select(3, tensor(Enumerable.Range(0, 32).Select(x => 31L - x).ToArray()));
        var (one, other) = Both(images, mirrored);
        var answered = Predictions.Of(model, set.InBatches(2), AskedViews.Mirrored).ToTensor().Doubles();
        Close.Assert("logits", [.. one.Zip(other, (a, b) => (a + b) / 2)], answered, 1e-4);
        // The network tells an image from its mirror image, so that the mean is neither.
        Assert.True(one.Zip(other, (a, b) => Math.Abs(a - b)).Max() > 1e-2);
        Close.Assert("plain", one, Predictions.Of(model, set.InBatches(2)).ToTensor().Doubles(), 1e-4);
    }

    [Fact]
    public void A_measurement_is_of_the_mean()
    {
        var predictions = Predictions.Of(model, set.InBatches(2), AskedViews.Mirrored);
        var measured = Measurement.Of(model, set.InBatches(5), views: AskedViews.Mirrored);
        Assert.Equal(predictions.Loss, measured.Loss, 1e-5);
        Assert.Equal(predictions.Accuracy, measured.Accuracy, 1e-9);
        Assert.NotEqual(Measurement.Of(model, set.InBatches(5)).Loss, measured.Loss, 1e-4);
    }

    [Fact]
    public void Views_of_your_own_weigh_the_same()
    {
        using var scope = NewDisposeScope();
        var three = new AskedViews("as it is, twice, and black", [images => images.alias(), images => images.alias(), images => zeros_like(images)]);
        var images = set.InBatches(5).Epoch(0).Single().Images;
        var (plain, black) = Both(images, zeros_like(images));
        Close.Assert("logits", [.. plain.Zip(black, (a, b) => ((2 * a) + b) / 3)], Predictions.Of(model, set.InBatches(5), three).ToTensor().Doubles(), 1e-4);
    }

    [Fact]
    public void Features_have_no_mirror_images_and_no_view_has_no_answer()
    {
        model.FreezeAllBut("head");
        using var cache = FeatureCache.Of(model);
        Assert.Contains("features", Assert.Throws<ArgumentException>(() => Predictions.Of(cache.Tail, cache.Of(set.InBatches(5)), AskedViews.Mirrored)).Message);
        Assert.Equal(5, Predictions.Of(cache.Tail, cache.Of(set.InBatches(5)), AskedViews.Plain).Count);
        Assert.Contains("nothing", Assert.Throws<ArgumentException>(() => Predictions.Of(model, set.InBatches(5), new AskedViews("nothing", []))).Message);
    }

    private (double[] One, double[] Other) Both(Tensor one, Tensor other)
    {
        using var asked = no_grad();
        model.eval();
        using var first = model.call(one);
        using var second = model.call(other);
        return (first.Doubles(), second.Doubles());
    }
}
