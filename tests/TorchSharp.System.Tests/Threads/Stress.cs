using System.Collections.Concurrent;
using System.Diagnostics;
using static TorchSharp.torch;

namespace EngineTests.Threads;

/// <summary>
/// Threads that make tensors and free them in every way there is, hand them to each other, and are interrupted. tests/Benchmarks runs it for
/// a minute.
/// </summary>
internal sealed class Stress(int threads, TimeSpan time)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly ConcurrentQueue<Tensor> passed = new();
    private readonly ConcurrentQueue<string> wrong = new();
    private long rounds;
    private long interrupted;

    internal long Rounds => rounds;

    internal long Interrupted => interrupted;

    /// <summary>What went wrong; empty where nothing did.</summary>
    internal IReadOnlyCollection<string> Run()
    {
        var workers = Enumerable.Range(0, threads).Select(n => new Thread(() => Guarded(n))).ToArray();
        foreach (var worker in workers) worker.Start();
        var random = new System.Random(1);
        while (clock.Elapsed < time)
        {
            Thread.Sleep(5);
            workers[random.Next(threads)].Interrupt();
            if (random.Next(20) == 0) GC.Collect();
        }
        foreach (var worker in workers) worker.Join();
        while (passed.TryDequeue(out var left)) left.Dispose();
        return wrong;
    }

    private void Guarded(int seed)
    {
        var random = new System.Random(seed);
        while (clock.Elapsed < time)
        {
            try
            {
                Round(random);
                _ = Interlocked.Increment(ref rounds);
                if (random.Next(50) == 0) Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
                _ = Interlocked.Increment(ref interrupted);
            }
            catch (Exception e)
            {
                wrong.Enqueue(e.ToString());
            }
        }
    }

    private void Round(System.Random random)
    {
        var size = random.Next(3) == 0 ? 20_000 : random.Next(1, 200);
        var value = random.Next(1, 100);
        switch (random.Next(5))
        {
            case 0: Scoped(size, value); break;
            case 1: Check(full([size], (float)value) + 1, size, value + 1); break; // for the finalizer
            case 2: Learn(value); break;
            case 3: passed.Enqueue(full([size], (float)value).mul_(0)); break;
            default: TakeOne(); break;
        }
    }

    private void Scoped(int size, int value)
    {
        using var scope = NewDisposeScope();
        var x = full([size], (float)value);
        for (var i = 0; i < 10; i++) x = x * 2 - x;
        Check(x, size, value);
    }

    private void Learn(int value)
    {
        using var x = full([4], (float)value, requires_grad: true);
        using var y = (x * x).sum();
        y.backward();
        using var grad = x.grad!;
        Check(grad, 4, 2 * value);
    }

    // Made on another thread; a view of it is left to the finalizer.
    private void TakeOne()
    {
        if (!passed.TryDequeue(out var x)) return;
        using (x) Check(x.view(-1), x.numel(), 0);
    }

    private void Check(Tensor x, long size, int each)
    {
        using var sum = x.sum(float64);
        if (sum.item<double>() != (double)size * each) wrong.Enqueue($"The sum of {size} times {each} was {sum.item<double>()}.");
    }
}
