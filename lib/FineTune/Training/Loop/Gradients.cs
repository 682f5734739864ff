using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>What is done to all gradients at once.</summary>
internal static class Gradients
{
    internal static void Divide(IEnumerable<Parameter> parameters, double by)
    {
        using var frozen = no_grad();
        foreach (var parameter in parameters)
        {
            using var gradient = parameter.grad;
            _ = gradient?.div_(by);
        }
    }
}
