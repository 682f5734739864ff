using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>A module in a model: where it stands and what holds it.</summary>
/// <param name="Path">Its dotted name.</param>
/// <param name="Depth">1 for the model's children.</param>
/// <param name="Parent">What holds it.</param>
/// <param name="Module">The module.</param>
internal sealed record ModuleNode(string Path, int Depth, nn.Module Parent, nn.Module Module)
{
    /// <summary>Every module below a model, each before its own children.</summary>
    internal static IEnumerable<ModuleNode> Below(nn.Module model, string prefix = "", int depth = 1)
    {
        foreach (var (name, module) in model.named_children())
        {
            yield return new ModuleNode(prefix + name, depth, model, module);
            foreach (var node in Below(module, $"{prefix}{name}.", depth + 1)) yield return node;
        }
    }
}
