using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Keeps gradients from being too large.</summary>
public sealed class Clipping
{
    private readonly Action<IEnumerable<Parameter>> clip;

    private Clipping(Action<IEnumerable<Parameter>> clip) => this.clip = clip;

    /// <summary>
    /// Shortens the gradient of all parameters together to this length where it is longer, as torch.nn.utils.clip_grad_norm_
    /// (Pascanu et al., 2013, https://arxiv.org/abs/1211.5063).
    /// </summary>
    /// <param name="length">The largest Euclidean norm.</param>
    public static Clipping Norm(double length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return new(parameters => _ = nn.utils.clip_grad_norm_(parameters, length));
    }

    /// <summary>Cuts each entry of the gradients to -size .. size, as torch.nn.utils.clip_grad_value_.</summary>
    /// <param name="size">The largest entry.</param>
    public static Clipping Value(double size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        return new(parameters => nn.utils.clip_grad_value_(parameters, size));
    }

    internal void Apply(IEnumerable<Parameter> parameters)
    {
        var moving = parameters.Where(parameter => parameter.grad is not null).ToArray();
        if (moving.Length > 0) clip(moving);
    }
}
