using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>Gaussian blur, rows and columns one after the other; beyond the border the image is mirrored.</summary>
internal sealed record BlurPerturbation() : Perturbation("Blur", "standard deviation in pixels", [0, 0.5, 1, 2, 3])
{
    public override Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator)
    {
        if (strength == 0) return images.clone();
        using var scope = NewDisposeScope();
        // Three deviations hold 99.7%; a mirror image is one pixel smaller than the image.
        var reach = Math.Min((int)Math.Ceiling(3 * strength), (int)Math.Min(images.shape[2], images.shape[3]) - 1);
        var kernel = Kernel(strength, reach).to(images.device);
        var padded = nn.functional.pad(images, [reach, reach, reach, reach], mode: PaddingModes.Reflect);
        var rows = nn.functional.conv2d(padded, kernel.view(1, 1, 1, -1).expand(3, 1, 1, -1), groups: 3);
        return nn.functional.conv2d(rows, kernel.view(1, 1, -1, 1).expand(3, 1, -1, 1), groups: 3).clamp_(0, 1).MoveToOuterDisposeScope();
    }

    private static Tensor Kernel(double deviation, int reach)
    {
        var weights = Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * deviation * deviation))).ToArray();
        var sum = weights.Sum();
        return tensor(Array.ConvertAll(weights, weight => (float)(weight / sum)));
    }
}
