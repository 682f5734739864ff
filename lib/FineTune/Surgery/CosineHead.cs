using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>
/// A classifier by angle: scale · cos(features, weight of the class). The length of the features plays no part, which helps where a class
/// has few images. Source: Gidaris and Komodakis, 2018 (https://arxiv.org/abs/1804.09458); Baseline++ of Chen and others, 2019
/// (https://arxiv.org/abs/1904.04232).
/// </summary>
public sealed class CosineHead : nn.Module<Tensor, Tensor>
{
    /// <summary>Builds the head with fresh weights.</summary>
    /// <param name="width">Features F.</param>
    /// <param name="classes">How many classes.</param>
    /// <param name="scale">The first value of the scale, which is learned.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes, or a scale that is not positive.</exception>
    public CosineHead(long width, long classes, double scale = 10) : base(nameof(CosineHead))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        var weights = empty(classes, width);
        _ = nn.init.kaiming_uniform_(weights, Math.Sqrt(5));
        register_parameter("weight", nn.Parameter(weights));
        register_parameter("scale", nn.Parameter(tensor((float)scale)));
    }

    /// <summary>Logits by angle.</summary>
    /// <param name="input">Features [N, F], Float32.</param>
    /// <returns>Logits [N, classes], each between -scale and scale.</returns>
    public override Tensor forward(Tensor input)
    {
        using var directions = nn.functional.normalize(input);
        using var classes = nn.functional.normalize(get_parameter("weight")!);
        using var cosines = nn.functional.linear(directions, classes);
        return cosines.mul(get_parameter("scale")!);
    }
}
