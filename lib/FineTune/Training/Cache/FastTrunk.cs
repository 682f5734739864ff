using FineTune.Models;
using FineTune.Surgery;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A frozen trunk made fast, on a copy: BatchNorm folded into the convolutions, channels last, no gradients, the precision asked for.</summary>
internal sealed class FastTrunk : IDisposable
{
    // 8 images of 224x224.
    private const long MostPixels = 8 * 224 * 224;

    private readonly Backbone? copy;
    private readonly StageRun run;
    private readonly ScalarType precision;

    private FastTrunk(Backbone? copy, StageRun run, ScalarType precision) => (this.copy, this.run, this.precision) = (copy, run, precision);

    /// <summary>Makes it. A model that the register cannot make again (one of your own, or after surgery on the trunk) runs as it is, in Float32.</summary>
    internal static FastTrunk Of(Backbone model, string stage, StageRun trunk, ScalarType precision)
    {
        if (!Backbones.Names.Contains(model.GetName())) return new FastTrunk(null, trunk, ScalarType.Float32);
        // Without numbers: it is given the trunk's, on the trunk's device.
        var copy = Backbones.Create(model.GetName(), 2, META);
        var run = copy.CutAfter(stage).Trunk;
        var isSame = Names(run).SequenceEqual(Names(trunk));
        if (isSame) new FoldedCopy(trunk, run, precision).Fill(copy);
        // Folding exchanged modules: cut again.
        run.Dispose();
        run = copy.CutAfter(stage).Trunk;
        if (!isSame || run.parameters().Concat(run.buffers()).Any(values => values.is_meta))
        {
            run.Dispose();
            copy.Dispose();
            return new FastTrunk(null, trunk, ScalarType.Float32);
        }
        run.eval();
        return new FastTrunk(copy, run, precision);
    }

    /// <summary>The features of a batch.</summary>
    /// <param name="images">[N, 3, H, W], Float32, normalised.</param>
    /// <returns>What the trunk's last stage gives, Float32, contiguous, on the images' device.</returns>
    internal Tensor Forward(Tensor images)
    {
        using var frozen = no_grad();
        using var still = Modes.Still(run);
        using var scope = NewDisposeScope();
        var features = cat([.. images.split(AtOnce(images.shape, images.device)).Select(part => run.call(ChannelsLast.Of(part.to(precision))).to(ScalarType.Float32))]);
        return features.contiguous().MoveToOuterDisposeScope();
    }

    /// <summary>How many images a forward pass takes: on the CPU more of them would fall out of its cache, which costs time as well as memory.</summary>
    /// <param name="shape">[N, C, H, W].</param>
    /// <param name="device">Elsewhere all go at once.</param>
    internal static long AtOnce(long[] shape, Device device) => device.type == DeviceType.CPU && shape.Length == 4 ? Math.Max(1, MostPixels / (shape[2] * shape[3])) : shape[0];

    public void Dispose()
    {
        // Without a copy, the trunk is the model's.
        if (copy is null) return;
        run.Dispose();
        copy.Dispose();
    }

    private static IEnumerable<(string, Type)> Names(StageRun run) => run.named_modules().Select(entry => (entry.name, entry.module.GetType()));
}
