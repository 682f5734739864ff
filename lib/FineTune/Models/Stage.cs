using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>A named part of a backbone, in the order in which data flows: stem, layer1 .. layer4, head.</summary>
/// <param name="Name">The stage's name, as people say it: "layer4".</param>
/// <param name="Modules">The modules of the stage with their names in the model.</param>
/// <param name="Forward">
/// What the stage does to what the stage before it gave; the input is not disposed. The last stage before the head gives features
/// [N, F], those before it feature maps [N, C, H, W].
/// </param>
public sealed record Stage(string Name, IReadOnlyList<(string Name, nn.Module Module)> Modules, Func<Tensor, Tensor> Forward)
{
    /// <summary>Every parameter of the stage.</summary>
    public IEnumerable<Parameter> Parameters => Modules.SelectMany(entry => entry.Module.parameters());

    /// <summary>Whether the stage has parameters and none of them learns.</summary>
    public bool IsFrozen
    {
        get
        {
            var any = false;
            foreach (var parameter in Parameters)
            {
                if (parameter.requires_grad) return false;
                any = true;
            }
            return any;
        }
    }

    internal IEnumerable<BatchNorm> Norms => Modules.SelectMany(entry => entry.Module.modules().Append(entry.Module)).OfType<BatchNorm>();

    /// <summary>Sends a tensor through stages and disposes what lies between them, not the input.</summary>
    internal static Tensor Run(IReadOnlyList<Stage> stages, Tensor input)
    {
        var x = input;
        foreach (var stage in stages)
        {
            var y = stage.Forward(x);
            if (!ReferenceEquals(x, y) && !ReferenceEquals(x, input)) x.Dispose();
            x = y;
        }
        return x;
    }

    /// <summary>
    /// After <c>train()</c>: what is frozen goes back to inference mode. Otherwise the running statistics of its BatchNorm layers would
    /// drift to the new data, its dropout would add noise, and a frozen trunk would not be a function of the pixels.
    /// </summary>
    internal static void KeepFrozenStill(IEnumerable<Stage> stages)
    {
        foreach (var stage in stages)
        {
            if (stage.IsFrozen)
                foreach (var (_, module) in stage.Modules) module.eval();
            else
                foreach (var norm in stage.Norms.Where(norm => !Learns(norm))) norm.eval();
        }
    }

    internal static bool Learns(BatchNorm norm) => !norm.affine || norm.weight.requires_grad;
}
