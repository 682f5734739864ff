using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Models;
using FineTune.Tests.Training;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Freezing;

public class StillnessTests
{
    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void After_training_what_was_frozen_is_proven_untouched_also_in_a_model_that_was_resumed(string device)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(8);
        using var model = Reference.Network("resnet18").to(device);
        model.FreezeAllBut("layer4", "head");
        var still = Stillness.Of(model);
        _ = new Trainer(model, optim.SGD(model.ParameterGroups(), 0.01, weight_decay: 0.1)) { Verbose = false }.Fit(set.InBatches(4, device: device), null, 1);
        Assert.Equal("Bit for bit the same: 45 frozen parameters and 45 buffers.", still.Check().Require().ToString());
        using var resumed = Backbones.Create("resnet18", 10);
        _ = resumed.load_state_dict(model.state_dict());
        Assert.True(still.Check(resumed).IsStill);
    }

    [Fact]
    public void A_change_in_the_last_bit_is_found()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("head");
        var still = Stillness.Of(model);
        using (no_grad())
        {
            var weight = model.named_parameters().Single(entry => entry.name == "layer1.0.bn1.weight").parameter;
            weight[5] = MathF.BitIncrement(1);
            _ = model.named_buffers().Single(entry => entry.name == "bn1.running_mean").buffer.add_(1e-30);
            _ = model.Head.parameters().First().zero_();
        }
        var report = still.Check();
        Assert.Equal([("bn1.running_mean", "buffer"), ("layer1.0.bn1.weight", "parameter")], report.Moved.Select(moved => (moved.Name, moved.Kind)).Order());
        Assert.StartsWith("2 of 120 frozen tensors moved:", Assert.Throws<InvalidOperationException>(() => report.Require()).Message, StringComparison.Ordinal);
        Assert.Contains("layer1.0.bn1.weight", report.ToHtml(), StringComparison.Ordinal);
    }

    // requires_grad = false alone does not stop running statistics: what PyTorch's own modules do, and ours do not.
    [Fact]
    public void Drifting_statistics_of_a_plain_module_are_found()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(("conv", nn.Conv2d(3, 4, 3)), ("bn", nn.BatchNorm2d(4)));
        model.Freeze();
        var still = Stillness.Of(model);
        model.train();
        _ = model.call(Reference.Images(2));
        Assert.Equal(["bn.running_mean", "bn.running_var", "bn.num_batches_tracked"], still.Check().Moved.Select(moved => moved.Name));
    }

    [Fact]
    public void A_stage_that_learns_now_is_said_to()
    {
        using var model = nn.Linear(2, 2);
        model.Freeze();
        var still = Stillness.Of(model);
        model.Unfreeze();
        using (no_grad()) _ = model.bias!.add_(1);
        Assert.Equal(("bias", "changed; it learns now"), still.Check().Moved.Select(moved => (moved.Name, moved.What)).Single());
    }
}
