using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Scopes;

public class LifetimeTests
{
    [Fact]
    public void A_training_step_ends_with_as_many_tensors_as_it_began_with()
    {
        using var net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(inplace: true), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(4, 2));
        using var adam = optim.Adam(net.parameters(), amsgrad: true);
        Step(net, adam);
        var before = Alive.Count();
        for (var i = 0; i < 3; i++) Step(net, adam);
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Building_saving_and_moving_a_module_leaves_no_tensor()
    {
        var before = Alive.Count();
        using (var net = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2)).to(ScalarType.Float64))
        {
            using var file = new MemoryStream();
            _ = net.save(file);
            file.Position = 0;
            _ = net.load(file);
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void The_finalizer_frees_what_nobody_disposed()
    {
        var before = Alive.Count();
        MakeRubbish(1000);
        Assert.Equal(before, Alive.Count());
    }

    // The garbage collector does not see native memory: 2,000 tensors of 4 MiB are 8 GiB.
    [Fact]
    [Trait("Speed", "Slow")]
    public void A_loop_without_scopes_does_not_eat_the_memory()
    {
        _ = Alive.Count();
        var before = Environment.WorkingSet;
        for (var i = 0; i < 2000; i++) MakeLarge();
        Assert.InRange(Environment.WorkingSet - before, long.MinValue, 2L << 30);
    }

    [Fact]
    public void Disposing_twice_does_nothing()
    {
        var x = ones(1);
        var before = Alive.Count();
        x.Dispose();
        x.Dispose();
        Assert.Equal(before - 1, Tensor.TotalCount);
    }

    [Fact]
    public void Views_keep_the_memory_of_what_they_look_at()
    {
        var x = arange(4f);
        using var view = x[1..3];
        x.Dispose();
        Expect.Elements(view, 1, 2);
    }

    private static void Step(nn.Module<Tensor, Tensor> net, optim.Optimizer optimiser)
    {
        using var scope = NewDisposeScope();
        optimiser.zero_grad();
        nn.functional.cross_entropy(net.call(ones(4, 3, 8, 8)), zeros(4, dtype: int64)).backward();
        _ = optimiser.step();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeRubbish(int count)
    {
        for (var i = 0; i < count; i++) _ = ones(10) + 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeLarge() => _ = ones(1 << 20);
}
