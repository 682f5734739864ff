using FineTune.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// On CUDA: the convolutions of a folded copy take the ReLU behind them along, and residual blocks their short cut. What lies between two convolutions is
/// written once instead of three times, and that, not arithmetic, is what takes a GPU's time there.
/// </summary>
internal static class FusedCopy
{
    /// <summary>Fuses what can be.</summary>
    /// <param name="copy">The backbone, its trunk in inference mode for good.</param>
    /// <param name="folded">Whether a convolution is one of those that were filled.</param>
    internal static void Fuse(Backbone copy, Func<nn.Module, bool> folded)
    {
        foreach (var owner in copy.modules().Append(copy).OfType<Composite>().Where(owner => owner is Chain or Backbone).Distinct().ToArray())
        {
            var parts = owner.named_children().ToArray();
            for (var i = 0; i < parts.Length; i++)
            {
                if (parts[i].module is ResidualBlock block && block.modules().OfType<Conv2d>().All(folded) && FusedBlock.CanBe(block)) owner.Put(parts[i].name, new FusedBlock(block));
                if (!folded(parts[i].module) || !FusedPart.CanBe(parts[i].module)) continue;
                // A BatchNorm that was folded left nothing behind but its place.
                var next = i + 1 < parts.Length && parts[i + 1].module is Identity ? i + 2 : i + 1;
                if (next >= parts.Length || parts[next].module is not ReLU) continue;
                owner.Put(parts[i].name, new FusedPart((Conv2d)parts[i].module));
                owner.Exchange(parts[next].name, nn.Identity());
            }
        }
    }
}
