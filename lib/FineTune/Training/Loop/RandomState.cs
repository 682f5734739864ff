using FineTune.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Where the random numbers of a training stand (dropout's, say). The CPU's generator is kept as it is. CUDA's cannot be read
/// through TorchSharp, so it begins anew, here and again at <see cref="Restore"/>, from a number that is of the seed and the place alone.
/// </summary>
internal sealed class RandomState : IDisposable
{
    private readonly Tensor cpu;
    private readonly long? seed;

    private RandomState(Tensor cpu, long? seed) => (this.cpu, this.seed) = (cpu, seed);

    /// <summary>What a checkpoint keeps under "random" and "random.cuda".</summary>
    internal IEnumerable<KeyValuePair<string, Tensor>> Tensors
    {
        get
        {
            yield return new("random", cpu);
            if (seed is { } number) yield return new("random.cuda", tensor(number));
        }
    }

    /// <summary>Where it stands now, for a training where the optimiser's parameters are.</summary>
    /// <param name="optimizer">Of the training.</param>
    /// <param name="fit">Which fit of the training it is in.</param>
    /// <param name="step">Which step of the fit; another step has other random numbers on CUDA.</param>
    internal static RandomState Take(optim.Optimizer optimizer, long fit = 0, long step = 0)
    {
        var cpu = get_rng_state().DetachFromDisposeScope();
        if (optimizer.parameters().First().device.type != DeviceType.CUDA) return new(cpu, null);
        var seed = (long)(SplitMix64.Of(initial_seed(), fit, step).Next() >> 1);
        cuda.manual_seed_all(seed);
        return new(cpu, seed);
    }

    /// <summary>The same from what <see cref="Tensors"/> gave.</summary>
    internal static RandomState Of(IReadOnlyDictionary<string, Tensor> tensors)
        => new(tensors["random"].alias().DetachFromDisposeScope(), tensors.TryGetValue("random.cuda", out var seed) ? seed.item<long>() : null);

    internal void Restore()
    {
        set_rng_state(cpu);
        if (seed is { } number) cuda.manual_seed_all(number);
    }

    public void Dispose() => cpu.Dispose();
}
