using FineTune.Freezing;
using FineTune.Models;
using TorchSharp.Modules;

namespace FineTune.Tests.Freezing;

public class FreezingTests
{
    [Fact]
    public void Batch_norms_of_frozen_stages_stay_in_inference_mode_through_train()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("layer4", "head");
        model.train();
        Assert.All(Norms(model), norm => Assert.Equal(norm.Name.StartsWith("layer4.", StringComparison.Ordinal), norm.Module.training));
        model.UnfreezeStages("layer3");
        model.train();
        Assert.True(Norms(model).Single(norm => norm.Name == "layer3.1.bn2").Module.training);
        model.Unfreeze();
        model.train();
        Assert.All(Norms(model), norm => Assert.True(norm.Module.training));
        model.eval();
        Assert.All(Norms(model), norm => Assert.False(norm.Module.training));
    }

    [Fact]
    public void The_report_counts_what_learns()
    {
        using var model = Backbones.Create("resnet18", 10);
        model.FreezeAllBut("layer4", "head");
        var report = model.Trainable();
        Assert.Equal(11_181_642, report.Sum(stage => stage.Parameters));
        Assert.Equal(8_393_728 + 5_130, report.Sum(stage => stage.Learning));
        Assert.Equal([(1, 0), (4, 0), (5, 0), (5, 0), (5, 5), (0, 0)], report.Select(stage => (stage.BatchNorms, stage.Updating)));
    }

    [Fact]
    public void An_unknown_stage_changes_nothing()
    {
        using var model = Backbones.Create("resnet18", 3);
        Assert.Throws<ArgumentException>(() => model.FreezeAllBut("head", "layer9"));
        Assert.All(model.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void A_single_module_can_be_frozen()
    {
        using var model = Backbones.Create("resnet18", 3);
        model.Stage("layer1").Modules[0].Module.Freeze();
        Assert.All(model.named_parameters(), entry => Assert.Equal(!entry.name.StartsWith("layer1.", StringComparison.Ordinal), entry.parameter.requires_grad));
    }

    private static IEnumerable<(string Name, BatchNorm2d Module)> Norms(Backbone model)
        => model.named_modules().Where(entry => entry.module is BatchNorm2d).Select(entry => (entry.name, (BatchNorm2d)entry.module));
}
