using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Threads;

public class ThreadTests
{
    [Fact]
    public void The_number_of_threads_is_what_was_set()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(3);
            Assert.Equal(3, get_num_threads());
            Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => set_num_threads(0));
        }
        finally
        {
            set_num_threads(before);
        }
        Assert.True(get_num_interop_threads() > 0);
    }

    [Fact]
    public void Scopes_and_grad_modes_are_the_threads_own()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var elsewhere = (Scope: (DisposeScope?)scope, Recording: false);
        OnThread(() => elsewhere = (CurrentDisposeScope, is_grad_enabled()));
        Assert.Equal((null, true), elsewhere);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Eight_threads_train_at_once_and_leave_nothing_behind()
    {
        var before = Alive.Count();
        var errors = new List<Exception>();
        var clock = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, 8).Select(n => new Thread(() => Work(n, clock, errors))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(errors);
        Assert.Equal(before, Alive.Count());
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Tensors_that_go_from_thread_to_thread_are_freed_once_and_interruptions_do_no_harm()
    {
        var before = Alive.Count();
        var stress = new Stress(8, TimeSpan.FromSeconds(5));
        Assert.Empty(stress.Run());
        Assert.True(stress.Rounds > 100 && stress.Interrupted > 0, $"{stress.Rounds} rounds, {stress.Interrupted} interruptions");
        Assert.InRange(Alive.Count(), 0, before);
    }

    [Fact]
    public void A_tensor_may_be_disposed_by_another_thread()
    {
        using var scope = NewDisposeScope();
        var x = ones(3);
        OnThread(x.Dispose);
        Assert.True(x.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
    }

    private static void Work(int seed, Stopwatch clock, List<Exception> errors)
    {
        try
        {
            using var net = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 2));
            using var adam = optim.Adam(net.parameters(), 0.01);
            while (clock.Elapsed < TimeSpan.FromSeconds(4)) Step(net, adam, seed);
        }
        catch (Exception e)
        {
            lock (errors) errors.Add(e);
        }
    }

    private static void Step(nn.Module<Tensor, Tensor> net, optim.Optimizer optimiser, int seed)
    {
        using var scope = NewDisposeScope();
        optimiser.zero_grad();
        var x = full([4, 8], (float)seed);
        nn.functional.cross_entropy(net.call(x), zeros(4, dtype: int64)).backward();
        _ = optimiser.step();
        _ = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x + zeros(3));
        _ = (x * 2).DetachFromDisposeScope(); // for the finalizer
    }

    private static void OnThread(Action body)
    {
        var thread = new Thread(() => body());
        thread.Start();
        thread.Join();
    }
}
