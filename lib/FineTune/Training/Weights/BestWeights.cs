using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>The weights of the best epoch so far.</summary>
internal sealed class BestWeights(BestBy by) : IDisposable
{
    private WeightCopy? weights;

    internal EpochRecord? Epoch { get; private set; }

    internal IReadOnlyDictionary<string, Tensor> Tensors => weights?.Tensors ?? new Dictionary<string, Tensor>();

    /// <summary>Keeps the weights where the epoch is the best so far.</summary>
    internal void Consider(nn.Module model, EpochRecord epoch)
    {
        // With a new head, what was best before fits no longer.
        if (Epoch is not null && weights!.Fits(model) && !by.Prefers(epoch, Epoch)) return;
        Keep(WeightCopy.Of(model), epoch);
    }

    internal void Keep(WeightCopy copy, EpochRecord epoch)
    {
        weights?.Dispose();
        (weights, Epoch) = (copy, epoch);
    }

    internal void CopyTo(nn.Module model)
    {
        if (weights is not null && weights.Fits(model)) weights.CopyTo(model);
    }

    public void Dispose() => weights?.Dispose();
}
