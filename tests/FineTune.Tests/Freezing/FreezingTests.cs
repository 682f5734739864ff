using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "head")]
    [InlineData(3, "layer3, layer4, head")]
    [InlineData(6, "stem, layer1, layer2, layer3, layer4, head")]
    public void The_last_stages_can_be_left_to_learn(int stages, string learning)
    {
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllButLast(stages);
        Assert.Equal(learning, string.Join(", ", model.Trainable().Where(stage => stage.Learning > 0).Select(stage => stage.Stage)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.FreezeAllButLast(7));
    }

    [Fact]
    public void Parameters_are_frozen_and_unfrozen_by_name()
    {
        using var model = Backbones.Create("resnet18", 3);
        Assert.Equal(["fc.weight", "fc.bias"], model.FreezeNames("fc"));
        Assert.Equal(40, model.FreezeNames(new Regex(@"bn\d|downsample\.1")).Count);
        _ = model.UnfreezeNames("*.bias");
        Assert.All(model.named_parameters(), entry => Assert.Equal(entry.parameter.requires_grad,
            entry.name.EndsWith("bias", StringComparison.Ordinal) || (entry.name != "fc.weight" && entry.parameter.Dimensions == 4)));
        Assert.Contains("'layer9' meets no parameter of resnet18: there are conv1.weight, bn1.weight, bn1.bias, ..., fc.bias.",
            Assert.Throws<ArgumentException>(() => model.FreezeNames("fc", "layer9")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Speed", "Slow")]
    [InlineData("vgg11_bn", "block5", "hidden", "head")]
    [InlineData("inception_v3", "mixed7", "head")]
    public void Frozen_stages_of_the_other_backbones_stay_in_inference_mode_too(string name, params string[] learning)
    {
        using var model = Backbones.Create(name, 3);
        model.FreezeAllBut(learning);
        model.train();
        foreach (var stage in model.Stages)
        {
            var modules = stage.Modules.SelectMany(entry => entry.Module.modules().Append(entry.Module)).ToList();
            Assert.All(modules, module => Assert.Equal(learning.Contains(stage.Name), module.training));
        }
        model.FreezeAllBut("head");
        model.train();
        Assert.DoesNotContain(model.Stages.SkipLast(1).SelectMany(stage => stage.Modules).SelectMany(entry => entry.Module.modules().Append(entry.Module)), module => module.training);
        Assert.True(model.HeadDropout!.training);
    }

    [Fact]
    public void The_report_shows_itself_with_its_sum()
    {
        using var model = Backbones.Create("resnet18", 10);
        model.FreezeAllBut("head");
        Assert.Equal(
            """
            stage   parameters  learning  batch norms  updating
            ------  ----------  --------  -----------  --------
            stem         9,536         0            1         0
            layer1     147,968         0            4         0
            layer2     525,568         0            5         0
            layer3   2,099,712         0            5         0
            layer4   8,393,728         0            5         0
            head         5,130     5,130            0         0
            all     11,181,642     5,130           20         0
            """, model.Trainable().ToString());
    }

    private static IEnumerable<(string Name, BatchNorm2d Module)> Norms(Backbone model)
        => model.named_modules().Where(entry => entry.module is BatchNorm2d).Select(entry => (entry.name, (BatchNorm2d)entry.module));
}
