using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using static TorchSharp.torch;

namespace FineTune.Tests.Surgery;

public class InspectingTests
{
    // The shapes of table 1 of He and others, 2015; 11,689,512 parameters as torchvision states.
    [Fact]
    public void ResNet_18_is_as_published()
    {
        using var model = Backbones.Create("resnet18");
        model.FreezeAllBut("layer4", "head");
        var rows = model.Inspect(depth: 1).Rows.ToDictionary(row => row.Module);
        Assert.Equal([1, 64, 112, 112], rows["conv1"].Output);
        Assert.Equal([1, 64, 56, 56], rows["layer1"].Output);
        Assert.Equal([1, 128, 28, 28], rows["layer2"].Output);
        Assert.Equal([1, 256, 14, 14], rows["layer3"].Output);
        Assert.Equal([1, 512, 7, 7], rows["layer4"].Output);
        Assert.Equal([1, 1000], rows["fc"].Output);
        Assert.Equal((11_689_512, 8_393_728 + 513_000), (rows["(all)"].Parameters, rows["(all)"].Trainable));
        Assert.Equal(("frozen", "5 of 5 frozen", "0 of 5 frozen", "15 of 20 frozen"), (rows["bn1"].BatchNorm, rows["layer3"].BatchNorm, rows["layer4"].BatchNorm, rows["(all)"].BatchNorm));
        Assert.Equal(("Conv2d", 9408, 0), (rows["conv1"].Type, rows["conv1"].Parameters, rows["conv1"].Trainable));
    }

    [Fact]
    public void A_look_leaves_the_model_as_it_was()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        model.FreezeAllBut("layer4", "head");
        model.train();
        model.Stage("layer4").Modules[0].Module.eval();
        var modes = model.modules().Select(module => module.training).ToArray();
        var still = Stillness.Of(model);
        var before = Alive.Count();
        _ = model.Inspect([2, 3, 32, 32]);
        Assert.Equal(modes, model.modules().Select(module => module.training));
        Assert.True(model.training);
        Assert.True(still.Check().IsStill);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Any_module_can_be_looked_at_and_the_table_shows_itself()
    {
        using var model = nn.Sequential(("first", nn.Linear(4, 3)), ("act", nn.ReLU()), ("inner", nn.Sequential(nn.Linear(3, 2, hasBias: false))));
        model.Freeze();
        var inspection = model.Inspect([5, 4]);
        Assert.Equal(["first", "act", "inner", "inner.0", "(all)"], inspection.Rows.Select(row => row.Module));
        Assert.Equal([15, 0, 6, 6, 21], inspection.Rows.Select(row => row.Parameters));
        Assert.Equal(
            """
            module   type        output  parameters  trainable  batch norm
            -------  ----------  ------  ----------  ---------  ----------
            first    Linear      [5, 3]          15          0
            act      ReLU        [5, 3]           0          0
            inner    Sequential  [5, 2]           6          0
            inner.0  Linear      [5, 2]           6          0
            (all)    Sequential  [5, 2]          21          0
            """, inspection.ToString());
        Assert.Contains(">inner.0</td>", inspection.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Modules_that_are_called_one_by_one_show_their_shapes_too()
    {
        using var model = Backbones.Create("vgg11", 3);
        var rows = model.Inspect(32, depth: 1).Rows.ToDictionary(row => row.Module);
        Assert.Equal([1, 512, 1, 1], rows["features"].Output);
        Assert.Equal([1, 3], rows["classifier"].Output);
    }
}
