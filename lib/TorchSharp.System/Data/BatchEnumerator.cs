using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Goes through the batches of a loader: reads the samples with its workers, collates them, and disposes what the batch does not hold.</summary>
internal sealed class BatchEnumerator<T, S>(DataLoader<T, S> loader) : IEnumerator<S>
{
    private IEnumerator<long> order = loader.sampler.GetEnumerator();
    private List<IDisposable> held = [];
    private S? current;

    public S Current => current!;

    object? IEnumerator.Current => current;

    public bool MoveNext()
    {
        Let(held);
        held = [];
        var indices = Next().ToArray();
        if (indices.Length == 0 || (loader.drop_last && indices.Length < loader.batch_size)) return false;
        var (samples, made) = Read(indices);
        using var scope = NewDisposeScope();
        current = loader.collate_fn(samples, loader.Device);
        var collated = Take(scope);
        if (loader.DisposeBatch) held = collated;
        Let(made.SelectMany(one => one));
        return true;
    }

    public void Reset()
    {
        Dispose();
        order = loader.sampler.GetEnumerator();
    }

    public void Dispose()
    {
        order.Dispose();
        Let(held);
        held = [];
    }

    private IEnumerable<long> Next()
    {
        for (var i = 0; i < loader.batch_size && order.MoveNext(); i++) yield return order.Current;
    }

    private (T[] Samples, List<IDisposable>[] Made) Read(long[] indices)
    {
        var samples = new T[indices.Length];
        var made = new List<IDisposable>[indices.Length];
        if (loader.num_workers == 1) for (var i = 0; i < indices.Length; i++) ReadOne(i);
        else _ = Parallel.For(0, indices.Length, new ParallelOptions { MaxDegreeOfParallelism = loader.num_workers }, ReadOne);
        return (samples, made);

        void ReadOne(int i)
        {
            using var scope = NewDisposeScope();
            samples[i] = loader.dataset.GetTensor(indices[i]);
            made[i] = Take(scope);
        }
    }

    /// <summary>What a scope holds, out of every scope.</summary>
    private static List<IDisposable> Take(DisposeScope scope)
    {
        var taken = scope.DisposablesView.ToList();
        scope.Detach((IEnumerable<IDisposable>)taken);
        return taken;
    }

    private static void Let(IEnumerable<IDisposable> items)
    {
        foreach (var item in items) item.Dispose();
    }
}
