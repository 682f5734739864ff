using System.Runtime.ExceptionServices;

namespace FineTune.Data;

/// <summary>Makes things ahead on threads of its own and gives them out in order.</summary>
/// <typeparam name="T">What is made; what nobody took is disposed at the end.</typeparam>
internal sealed class Prefetch<T> : IDisposable where T : class, IDisposable
{
    private readonly Lock gate = new();
    private readonly Func<int, T> make;
    private readonly int ahead;
    private readonly (T? Made, ExceptionDispatchInfo? Failed)[] results;
    private readonly Thread[] threads;
    private readonly ManualResetEventSlim[] ready;
    private readonly SemaphoreSlim room;
    private int begun;
    private volatile bool stopped;

    internal Prefetch(int count, Func<int, T> make, int ahead, int threads)
    {
        (this.make, this.ahead) = (make, ahead);
        results = new (T?, ExceptionDispatchInfo?)[count];
        ready = [.. Enumerable.Range(0, count).Select(_ => new ManualResetEventSlim())];
        room = new SemaphoreSlim(ahead);
        this.threads = [.. Enumerable.Range(0, Math.Min(threads, count)).Select(_ => new Thread(Run) { IsBackground = true, Name = "batches" })];
        foreach (var thread in this.threads) thread.Start();
    }

    /// <summary>The thing of that number; what went wrong with it is thrown here.</summary>
    internal T Take(int number)
    {
        ready[number].Wait();
        var (made, failed) = results[number];
        results[number] = default;
        _ = room.Release();
        failed?.Throw();
        return made!;
    }

    public void Dispose()
    {
        stopped = true;
        _ = room.Release(threads.Length + ahead);
        foreach (var thread in threads) thread.Join();
        foreach (var (made, _) in results) made?.Dispose();
        foreach (var one in ready) one.Dispose();
        room.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            room.Wait();
            int number;
            lock (gate) number = begun++;
            if (stopped || number >= results.Length) return;
            try
            {
                results[number] = (make(number), null);
            }
            catch (Exception e)
            {
                results[number] = (null, ExceptionDispatchInfo.Capture(e));
            }
            ready[number].Set();
        }
    }
}

/// <summary>Sequences that are made ahead.</summary>
internal static class Prefetch
{
    /// <summary>What <paramref name="make"/> gives for 0, 1, ... in order, made ahead by other threads.</summary>
    internal static IEnumerable<T> InOrder<T>(int count, Func<int, T> make, int ahead, int threads) where T : class, IDisposable
    {
        if (ahead < 1 || threads < 1 || count == 1)
        {
            for (var number = 0; number < count; number++)
                yield return make(number);
            yield break;
        }
        using var prefetch = new Prefetch<T>(count, make, Math.Max(ahead, threads), threads);
        for (var number = 0; number < count; number++) yield return prefetch.Take(number);
    }
}
