using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>Parameters as one long vector.</summary>
internal sealed class FlatParameters(IReadOnlyList<Parameter> parameters)
{
    internal IReadOnlyList<Parameter> All => parameters;

    /// <summary>[P] a copy of the values.</summary>
    internal Tensor Values()
    {
        using var frozen = no_grad();
        return WrappedTensorDisposeScope(() => cat([.. parameters.Select(parameter => parameter.detach().flatten())]));
    }

    /// <summary>[P] a copy of the gradients; zeros where there is none.</summary>
    internal Tensor Gradient()
    {
        using var frozen = no_grad();
        return WrappedTensorDisposeScope(() => cat([.. parameters.Select(parameter => (parameter.grad ?? zeros_like(parameter)).detach().flatten())]));
    }

    internal void Set(Tensor values)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        long at = 0;
        foreach (var parameter in parameters)
        {
            var count = parameter.numel();
            _ = parameter.copy_(values.narrow(0, at, count).view(parameter.shape));
            at += count;
        }
    }
}
