using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>A named part of a backbone, in the order in which data flows: stem, layer1 .. layer4, head.</summary>
/// <param name="Name">The stage's name, as people say it: "layer4".</param>
/// <param name="Modules">The modules of the stage with their names in the model; those with parameters or BatchNorm statistics.</param>
public sealed record Stage(string Name, IReadOnlyList<(string Name, nn.Module Module)> Modules)
{
    /// <summary>Every parameter of the stage.</summary>
    public IEnumerable<TorchSharp.Modules.Parameter> Parameters => Modules.SelectMany(entry => entry.Module.parameters());
}
