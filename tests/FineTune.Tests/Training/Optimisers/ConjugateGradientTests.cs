using FineTune.Tests.Models;
using FineTune.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class ConjugateGradientTests
{
    // With exact line searches conjugate gradient ends a quadratic of n variables in n steps (Hestenes and Stiefel, 1952).
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void A_quadratic_of_n_variables_ends_in_n_steps(int n)
    {
        using var scope = NewDisposeScope();
        var x = nn.Parameter(ExactHash.Tensor("start", [n], 1).to(ScalarType.Float64));
        // Eigenvalues 1 .. n in turned axes.
        var (turned, _) = linalg.qr(ExactHash.Tensor("axes", [n, n], 1).to(ScalarType.Float64));
        var matrix = turned.mm(diag(arange(1, n + 1, ScalarType.Float64))).mm(turned.t());
        var target = ExactHash.Tensor("target", [n], 1).to(ScalarType.Float64);
        var optimizer = new ConjugateGradient([x]) { Curvature = 1e-9 };
        Tensor Loss() => (x - target).dot(matrix.mv(x - target)) / 2;
        Assert.True(Steps(optimizer, Loss, n - 1) > 1e-6);
        Assert.InRange(Steps(optimizer, Loss, 1), 0, 1e-16);
        Close.Assert("minimum", target.Doubles(), x.Doubles(), 1e-8);
    }

    [Theory]
    [InlineData(-1.2, 1)]
    [InlineData(-3, -4)]
    [InlineData(0, 0)]
    public void The_valley_of_Rosenbrock_is_followed_to_its_end(double x0, double y0)
    {
        using var scope = NewDisposeScope();
        var point = nn.Parameter(tensor(new[] { x0, y0 }));
        var optimizer = new ConjugateGradient([point]);
        Tensor Loss() => (1 - point[0]).square() + (100 * (point[1] - point[0].square()).square());
        Assert.InRange(Steps(optimizer, Loss, 60), 0, 1e-10);
        Close.Assert("minimum", [1, 1], point.Doubles(), 1e-4);
    }

    [Fact]
    public void No_step_raises_the_loss()
    {
        using var scope = NewDisposeScope();
        var point = nn.Parameter(tensor(new[] { -1.2, 1.0, 0.5, 2.0 }));
        var optimizer = new ConjugateGradient([point], rate: 100);
        Tensor Loss() => (100 * (point[1..] - point[..^1].square()).square()).sum() + (1 - point[..^1]).square().sum();
        var last = double.PositiveInfinity;
        for (var i = 0; i < 40; i++)
        {
            var now = Steps(optimizer, Loss, 1);
            Assert.True(now <= last);
            last = now;
        }
    }

    [Fact]
    public void At_the_minimum_it_stays()
    {
        using var scope = NewDisposeScope();
        var point = nn.Parameter(zeros(3, ScalarType.Float64));
        Assert.Equal(0, Steps(new ConjugateGradient([point]), () => point.square().sum(), 3));
        Assert.Equal([0, 0, 0], point.Doubles());
    }

    [Fact]
    public void Without_a_closure_it_says_so()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentNullException>(() => new ConjugateGradient([nn.Parameter(zeros(1))]).step());
    }

    [Fact]
    public void It_keeps_its_direction_and_nothing_else()
    {
        using var point = nn.Parameter(tensor(new[] { -1.2, 1.0 }));
        using var optimizer = new ConjugateGradient([point]);
        using (NewDisposeScope()) _ = Steps(optimizer, () => point.pow(4).sum(), 1);
        var before = Alive.Count();
        using (NewDisposeScope()) _ = Steps(optimizer, () => point.pow(4).sum(), 5);
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static double Steps(ConjugateGradient optimizer, Func<Tensor> loss, int steps)
    {
        for (var i = 0; i < steps; i++) _ = optimizer.step(Closure);
        using var frozen = no_grad();
        return loss().ToDouble();

        Tensor Closure()
        {
            optimizer.zero_grad();
            var value = loss();
            value.backward();
            return value;
        }
    }
}
