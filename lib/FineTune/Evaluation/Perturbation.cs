using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// A change of images that leaves their classes as they are, at several strengths; 0 changes nothing. Sources: Hendrycks and Dietterich,
/// Benchmarking Neural Network Robustness to Common Corruptions and Perturbations, 2019; Goodfellow and others, Explaining and Harnessing
/// Adversarial Examples, 2014 (FGSM).
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Unit">What its strength measures.</param>
/// <param name="Strengths">The strengths that are tried unless said otherwise, from 0 up.</param>
public abstract record Perturbation(string Name, string Unit, IReadOnlyList<double> Strengths)
{
    /// <summary>Noise added to every pixel and channel, normally distributed; strength: its standard deviation, of values 0 to 1.</summary>
    public static Perturbation GaussianNoise { get; } = new NoisePerturbation();

    /// <summary>Gaussian blur; strength: its standard deviation in pixels.</summary>
    public static Perturbation Blur { get; } = new BlurPerturbation();

    /// <summary>Contrast taken away, as torchvision's adjust_contrast does; strength: the share taken, 1 leaves plain grey.</summary>
    public static Perturbation Contrast { get; } = new ContrastPerturbation();

    /// <summary>Light added to all channels alike; strength: how much, of values 0 to 1.</summary>
    public static Perturbation Brightness { get; } = new BrightnessPerturbation();

    /// <summary>
    /// The fast gradient sign method: every value moved by the strength to where the model's loss grows. Strength: of values 0 to 1;
    /// 4/255 is hardly visible.
    /// </summary>
    public static Perturbation Fgsm { get; } = new FgsmPerturbation();

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Perturbation> All { get; } = [GaussianNoise, Blur, Contrast, Brightness, Fgsm];

    /// <summary>Changes images.</summary>
    /// <param name="images">[N, 3, H, W], Float32, 0 to 1; stays as it is.</param>
    /// <param name="strength">How much, in <see cref="Unit"/>.</param>
    /// <param name="attacked">The mean loss of images [N, 3, H, W], 0 to 1, with their true labels; only an attack asks for it.</param>
    /// <param name="generator">Where random numbers come from, on the CPU.</param>
    /// <returns>[N, 3, H, W], Float32, 0 to 1; a new tensor.</returns>
    public abstract Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator);
}

internal sealed record NoisePerturbation() : Perturbation("Gaussian noise", "standard deviation", [0, 0.02, 0.05, 0.1, 0.2])
{
    public override Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator)
    {
        using var drawn = randn(images.shape, generator: generator);
        using var noise = drawn.to(images.device).mul_(strength);
        return images.add(noise).clamp_(0, 1);
    }
}

internal sealed record ContrastPerturbation() : Perturbation("Contrast", "share taken away", [0, 0.25, 0.5, 0.75, 0.9])
{
    // How much each channel counts in grey.
    private static readonly float[] Grey = [0.2989f, 0.587f, 0.114f];

    public override Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator)
    {
        using var weights = tensor(Grey, [1, 3, 1, 1], device: images.device);
        using var weighted = images * weights;
        using var grey = weighted.sum(1, keepdim: true);
        using var mean = grey.mean([1, 2, 3], keepdim: true).mul_(strength);
        return (images * (1 - strength)).add_(mean).clamp_(0, 1);
    }
}

internal sealed record BrightnessPerturbation() : Perturbation("Brightness", "light added", [0, 0.1, 0.2, 0.3, 0.5])
{
    public override Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator) => images.add(strength).clamp_(0, 1);
}

internal sealed record FgsmPerturbation() : Perturbation("FGSM", "largest change of a value", [0, 1 / 255.0, 2 / 255.0, 4 / 255.0, 8 / 255.0])
{
    public override Tensor Apply(Tensor images, double strength, Func<Tensor, Tensor> attacked, Generator generator)
    {
        if (strength == 0) return images.clone();
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var clean = images.detach().requires_grad_(true);
        var uphill = autograd.grad([attacked(clean)], [clean])[0].sign();
        return (images + (uphill * strength)).clamp_(0, 1).MoveToOuterDisposeScope();
    }
}
