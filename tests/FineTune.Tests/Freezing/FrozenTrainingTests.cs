using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Models;
using FineTune.Tests.Training;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Freezing;

public class FrozenTrainingTests
{
    [Theory]
    [InlineData("head")]
    [InlineData("layer4", "head")]
    public void Frozen_stages_are_bit_for_bit_the_same_after_training_and_the_others_are_not(params string[] learning)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(12);
        using var model = Reference.Network("resnet18");
        model.FreezeAllBut(learning);
        var before = Copies(model);
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.01, momentum: 0.9, weight_decay: 0.1)) { Verbose = false };
        _ = trainer.Fit(set.InBatches(4, shuffle: true), set.InBatches(12), 2);
        foreach (var (name, value) in model.state_dict())
            Assert.True(before[name].Equals(value) != Learns(name, learning), $"{name}: {(Learns(name, learning) ? "did not change" : "changed")}");
    }

    [Fact]
    public void Unfrozen_stages_learn_again()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(8);
        using var model = Reference.Network("resnet18");
        model.FreezeAllBut("head");
        model.train();
        model.UnfreezeStages("layer4");
        var before = Copies(model);
        _ = new Trainer(model, optim.SGD(model.parameters(), 0.01)) { Verbose = false }.Fit(set.InBatches(4), null, 1);
        Assert.All(model.state_dict(), entry => Assert.Equal(Learns(entry.Key, ["layer4", "head"]), !before[entry.Key].Equals(entry.Value)));
    }

    private static Dictionary<string, Tensor> Copies(Backbone model) => model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone());

    private static bool Learns(string name, string[] stages)
        => stages.Any(stage => name.StartsWith(stage == "head" ? "fc." : stage + ".", StringComparison.Ordinal));
}
