using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>What processes that train together tell each other.</summary>
internal static class SharedTraining
{
    /// <summary>All begin with the first one's parameters and buffers.</summary>
    internal static void Begin(IWorkers workers, nn.Module model)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        Tensor[] values = [.. model.state_dict().Values.Where(value => value.is_floating_point())];
        var flat = Flat(values);
        workers.Broadcast(Floats(flat), 0);
        Spread(flat, values);
    }

    /// <summary>Each gradient becomes the mean over the examples of all.</summary>
    /// <param name="workers">The processes.</param>
    /// <param name="parameters">What is learned; its gradients are means over this process's examples.</param>
    /// <param name="examples">How many those are; may be none.</param>
    internal static void Average(IWorkers workers, IEnumerable<Parameter> parameters, long examples)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        Parameter[] learned = [.. parameters.Where(parameter => parameter.requires_grad)];
        foreach (var parameter in learned) parameter.grad ??= zeros_like(parameter).DetachFromDisposeScope();
        Tensor[] gradients = [.. learned.Select(parameter => parameter.grad!)];
        // How many examples there are travels along; a mean times its examples is a sum.
        var flat = Flat([ones(1), .. gradients]).mul_((float)examples);
        workers.Sum(Floats(flat));
        Spread(flat.narrow(0, 1, flat.numel() - 1).div_(flat[0].item<float>()), gradients);
    }

    /// <summary>Loss and accuracy over what all have seen.</summary>
    internal static Averages Join(IWorkers workers, Averages own)
    {
        float[] sums = [(float)own.LossSum, (float)own.Correct, own.Count];
        workers.Sum(sums);
        return Averages.Of(sums[0], sums[1], (long)sums[2]);
    }

    private static Tensor Flat(IEnumerable<Tensor> values) => cat([.. values.Select(value => value.detach().cpu().to(ScalarType.Float32).flatten())]);

    private static Span<float> Floats(Tensor flat) => MemoryMarshal.Cast<byte, float>(flat.bytes);

    private static void Spread(Tensor flat, IEnumerable<Tensor> values)
    {
        long at = 0;
        foreach (var value in values)
        {
            _ = value.detach().copy_(flat.narrow(0, at, value.numel()).view(value.shape));
            at += value.numel();
        }
    }
}
