using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

/// <summary>
/// Owns the tensors created while it is the thread's current scope and disposes them with itself:
/// <c>using var scope = torch.NewDisposeScope();</c>.
/// </summary>
public sealed partial class DisposeScope : IDisposable
{
    private readonly List<IDisposable?> items = [];
    private int count;
    private bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        Manager = manager;
        Outer = outer;
    }

    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            ThrowIfDisposed();
            return items.OfType<IDisposable>().ToList();
        }
    }

    public int DisposablesCount
    {
        get
        {
            ThrowIfDisposed();
            return count;
        }
    }

    internal DisposeScopeManager Manager { get; }

    internal DisposeScope? Outer { get; }

    public bool Contains(IDisposable disposable)
    {
        ThrowIfDisposed();
        return PlaceOf(disposable) >= 0;
    }

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        ThrowIfDisposed();
        DisposeItems(inKeep.ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<IDisposable>));
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void Dispose()
    {
        if (disposed) return;
        DisposeItems(null);
        disposed = true;
        Manager.Remove(this);
    }

    /// <summary>Takes the object off the list without disposing it: it has been disposed already.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        ThrowIfDisposed();
        _ = Release(disposable);
    }

    internal void Take(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.OwningScope = this;
            tensor.PlaceInScope = items.Count;
        }
        items.Add(disposable);
        count++;
    }

    /// <summary>False where the object was not in this scope.</summary>
    internal bool Release(IDisposable disposable)
    {
        var place = PlaceOf(disposable);
        if (place < 0) return false;
        items[place] = null;
        count--;
        if (disposable is torch.Tensor tensor) tensor.OwningScope = null;
        if (place == items.Count - 1) items.RemoveAt(place);
        else if (items.Count > 64 && count < items.Count / 2) Compact();
        return true;
    }

    internal void Replace(torch.Tensor before, torch.Tensor after)
    {
        items[before.PlaceInScope] = after;
        after.PlaceInScope = before.PlaceInScope;
        after.OwningScope = this;
        before.OwningScope = null;
    }

    private int PlaceOf(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) return ReferenceEquals(tensor.OwningScope, this) ? tensor.PlaceInScope : -1;
        return items.FindIndex(item => ReferenceEquals(item, disposable));
    }

    // Tensors that were disposed one by one leave holes behind: a scope around a long loop must not grow with it.
    private void Compact()
    {
        var kept = 0;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not { } item) continue;
            if (item is torch.Tensor tensor) tensor.PlaceInScope = kept;
            items[kept++] = item;
        }
        items.RemoveRange(kept, items.Count - kept);
    }

    private void DisposeItems(HashSet<IDisposable>? keep)
    {
        var (all, here) = (items.ToArray(), DisposeScopeManager.ThreadSingleton);
        items.Clear();
        count = 0;
        foreach (var item in all)
        {
            if (item is null) continue;
            if (keep is not null && keep.Contains(item))
            {
                Take(item);
                continue;
            }
            if (item is torch.Tensor tensor) tensor.OwningScope = null;
            Manager.Count.Disposed(item, inScope: true);
            if (item is torch.Tensor owned) owned.DisposeByScope(here);
            else item.Dispose();
        }
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(disposed, this);
}
