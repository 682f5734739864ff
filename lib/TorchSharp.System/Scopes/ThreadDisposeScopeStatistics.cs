using System;

namespace TorchSharp;

/// <summary>The lifetime statistics of this thread's tensors, kept from its first tensor on.</summary>
public class ThreadDisposeScopeStatistics
{
    public long CreatedOutsideScopeCount => Sum(s => s.CreatedOutsideScopeCount);
    public long DisposedOutsideScopeCount => Sum(s => s.DisposedOutsideScopeCount);
    public long CreatedInScopeCount => Sum(s => s.CreatedInScopeCount);
    public long DisposedInScopeCount => Sum(s => s.DisposedInScopeCount);
    public long AttachedToScopeCount => Sum(s => s.AttachedToScopeCount);
    public long DetachedFromScopeCount => Sum(s => s.DetachedFromScopeCount);
    public long ThreadTotalLiveCount => Sum(s => s.ThreadTotalLiveCount);

    public LifetimeStatistics TensorStatistics { get; } = new();

    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    public override string ToString() => $"Tensors: {TensorStatistics}; packed sequences: {PackedSequenceStatistics}";

    internal void Created(bool inScope)
    {
        if (inScope) TensorStatistics.CreatedInScopeCount++;
        else TensorStatistics.CreatedOutsideScopeCount++;
    }

    internal void Disposed(IDisposable disposable, bool inScope)
    {
        if (inScope) Of(disposable).DisposedInScopeCount++;
        else Of(disposable).DisposedOutsideScopeCount++;
    }

    internal void Attached(IDisposable disposable) => Of(disposable).AttachedToScopeCount++;

    internal void Detached(IDisposable disposable) => Of(disposable).DetachedFromScopeCount++;

    private LifetimeStatistics Of(IDisposable disposable) => disposable is torch.Tensor ? TensorStatistics : PackedSequenceStatistics;

    private long Sum(Func<LifetimeStatistics, long> count) => count(TensorStatistics) + count(PackedSequenceStatistics);
}
