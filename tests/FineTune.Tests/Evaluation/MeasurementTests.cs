using FineTune.Evaluation;
using FineTune.Tests.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class MeasurementTests
{
    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Loss_and_accuracy_are_those_of_all_images_at_once_whatever_the_batches_are(string device)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        var all = set.InBatches(10).Epoch(0).Single();
        var loss = nn.functional.cross_entropy(model.call(all.Images), all.Labels).item<float>();
        _ = model.to(device);
        foreach (var size in new[] { 10, 4, 1 })
        {
            var measured = Measurement.Of(model, set.InBatches(size, device: device));
            Assert.Equal(loss, measured.Loss, 1e-5);
            Assert.Equal((1.0, 10), (measured.Accuracy, measured.Count));
        }
    }

    [Fact]
    public void The_share_of_right_answers_is_exact()
    {
        using var set = Drawings.Make(10, 8);
        using var constant = new Constant();
        Assert.Equal(0.4, Measurement.Of(constant, set.InBatches(3)).Accuracy, 1e-12);
        Assert.Equal(2.5, Measurement.Of(constant, set.InBatches(3), (_, _) => tensor(2.5f)).Loss);
    }

    [Fact]
    public void The_mode_is_put_back_and_no_gradient_is_recorded()
    {
        using var set = Drawings.Make(4, 8);
        using var model = new ChannelMeans();
        var during = (Training: true, Recording: true);
        _ = model.register_forward_hook((module, _, result) => (during = (module.training, result.requires_grad), result).result);
        model.train();
        _ = Measurement.Of(model, set.InBatches(2));
        Assert.Equal((false, false), during);
        Assert.True(model.training);
        model.eval();
        _ = Measurement.Of(model, set.InBatches(2));
        Assert.False(model.training);
    }

    [Fact]
    public void No_tensor_is_left_behind()
    {
        using var set = Drawings.Make(5, 8);
        using var model = new ChannelMeans();
        var before = Alive.Count();
        _ = Measurement.Of(model, set.InBatches(2));
        Assert.Equal(before, Tensor.TotalCount);
    }

    /// <summary>Says red to everything.</summary>
    private sealed class Constant() : nn.Module<Tensor, Tensor>(nameof(Constant))
    {
        public override Tensor forward(Tensor input) => tensor(new[] { 1f, 0, 0 }).expand(input.shape[0], 3);
    }
}
