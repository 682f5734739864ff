using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// An exponential moving average of a model's weights and BatchNorm statistics (Polyak and Juditsky, 1992; as timm's
/// ModelEma): often better than the last weights, for free.
/// </summary>
public sealed class WeightAverage : IDisposable
{
    private readonly nn.Module model;
    private readonly WeightCopy average;

    /// <summary>Begins with the model's weights as they are.</summary>
    /// <param name="model">The model.</param>
    /// <param name="decay">How much of the average stays at each step: 0.99 averages over about a hundred steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The decay is not from 0 up to, but not including, 1.</exception>
    public WeightAverage(nn.Module model, double decay)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(decay, 1);
        (this.model, Decay, average) = (model, decay, WeightCopy.Of(model));
    }

    /// <summary>How much of the average stays at each step.</summary>
    public double Decay { get; }

    internal IReadOnlyDictionary<string, Tensor> Tensors => average.Tensors;

    internal bool Fits => average.Fits(model);

    /// <summary>Takes the model's weights in: average = decay x average + (1 - decay) x weights. Whole numbers, such as counts of batches, are copied.</summary>
    public void Update()
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, own) in model.state_dict())
        {
            var kept = average.Tensors[name];
            // Written with the difference, so that what is frozen differs by nothing and stays bit for bit.
            _ = own.is_floating_point() ? kept.add_(own.detach().sub(kept), 1 - Decay) : kept.copy_(own);
        }
    }

    /// <summary>Gives the model the averaged weights while the result lives; after that it has its own again, bit for bit.</summary>
    public IDisposable Applied()
    {
        var own = WeightCopy.Of(model);
        Apply();
        return new Restoration(model, own);
    }

    /// <summary>Gives the model the averaged weights for good.</summary>
    public void Apply() => average.CopyTo(model);

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => average.Dispose();

    internal void Load(IReadOnlyDictionary<string, Tensor> tensors)
    {
        using var frozen = no_grad();
        foreach (var (name, kept) in average.Tensors) _ = kept.copy_(tensors[name]);
    }

    private sealed class Restoration(nn.Module model, WeightCopy own) : IDisposable
    {
        public void Dispose()
        {
            own.CopyTo(model);
            own.Dispose();
        }
    }
}
