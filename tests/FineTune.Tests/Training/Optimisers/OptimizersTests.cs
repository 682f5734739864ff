using FineTune.Freezing;
using FineTune.Models;
using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class OptimizersTests
{
    [Theory]
    [InlineData("sgd")]
    [InlineData("nesterov")]
    [InlineData("gd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("adagrad")]
    [InlineData("adadelta")]
    [InlineData("nadam")]
    [InlineData("adamax")]
    [InlineData("rmsprop")]
    public void Five_steps_are_PyTorchs(string name)
    {
        using var scope = NewDisposeScope();
        var (a, b) = Two();
        Same(name, Optimizers.Create(name, [a, b], 0.05, weightDecay: 0.01), a, b);
    }

    [Fact]
    public void Five_steps_of_LBFGS_are_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var (a, b) = Two();
        Same("lbfgs", Optimizers.Create("lbfgs", [a, b], 0.05), a, b);
    }

    [Fact]
    public void Every_name_makes_an_optimiser_and_another_is_refused_with_the_names_there_are()
    {
        using var scope = NewDisposeScope();
        foreach (var name in Optimizers.Names) Optimizers.Create(name.ToUpperInvariant(), [Two().A], 0.1).Dispose();
        Assert.Contains("adamw", Assert.Throws<ArgumentException>(() => Optimizers.Create("sdg", [Two().A], 0.1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frozen_parameters_are_left_out()
    {
        using var scope = NewDisposeScope();
        var (a, b) = Two();
        a.requires_grad = false;
        Assert.Same(b, Assert.Single(Optimizers.Create("adam", [a, b], 0.1).parameters()));
        b.requires_grad = false;
        Assert.Contains("frozen", Assert.Throws<ArgumentException>(() => Optimizers.Create("adam", [a, b], 0.1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_moves_along_one_line_takes_one_rate()
    {
        using var scope = NewDisposeScope();
        using var model = Backbones.Create("resnet18", 3);
        var groups = model.ParameterGroups(("layer4", 0.1), ("head", 0.2));
        Assert.Equal([0.1, 0.2], Optimizers.Create("adamw", groups, 0.5).ParamGroups.TakeLast(4).Select(group => group.LearningRate).Distinct());
        Assert.Contains("one line", Assert.Throws<ArgumentException>(() => Optimizers.Create("cg", groups, 0.1)).Message, StringComparison.Ordinal);
    }

    private static (Parameter A, Parameter B) Two() => (nn.Parameter(ExactHash.Tensor("a", [4], 1)), nn.Parameter(ExactHash.Tensor("b", [4], 1)));

    private static void Same(string name, optim.Optimizer optimizer, Parameter a, Parameter b)
    {
        for (var i = 0; i < 5; i++) _ = optimizer.step(Closure);
        Close.Assert(name, TrainingFixture.Of("register.json").GetProperty(name).Doubles(), [.. a.Doubles(), .. b.Doubles()], 1e-5);

        Tensor Closure()
        {
            (a.grad, b.grad) = (null, null);
            var loss = a.sin().sum() + (a.pow(4).sum() / 4) + (a * b).square().sum() + (b * b).sum();
            loss.backward();
            return loss;
        }
    }
}
