using FineTune.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>Other activations and dropouts in a model, picked by name.</summary>
public static class Exchanging
{
    /// <summary>Puts other activations where the pattern says: <c>model.ReplaceActivations("layer4", () => nn.SiLU())</c>.</summary>
    /// <param name="model">Any module; what holds the activations must be a <see cref="Composite"/>, as all parts of our backbones are.</param>
    /// <param name="pattern">The modules' names; "*" for all. A residual block uses one activation several times: it is exchanged in all its places.</param>
    /// <param name="make">Makes one activation; called once for each place, so that one with parameters (PReLU) has its own.</param>
    /// <returns>The names of those that were exchanged.</returns>
    /// <exception cref="ArgumentException">The pattern meets no activation.</exception>
    /// <exception cref="InvalidOperationException">One stands in a module whose parts cannot be exchanged (TorchSharp's Sequential); nothing was changed.</exception>
    public static IReadOnlyList<string> ReplaceActivations(this nn.Module model, NamePattern pattern, Func<nn.Module<Tensor, Tensor>> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        var found = Found(model, pattern, IsActivation, "activation");
        if (found.FirstOrDefault(node => node.Parent is not Composite) is { } stuck)
            throw new InvalidOperationException($"'{stuck.Path}' stands in a {stuck.Parent.GetType().Name}, whose parts cannot be exchanged: use FineTune.Models.Chain instead of a Sequential.");
        foreach (var node in found) ((Composite)node.Parent).Exchange(node.Path[(node.Path.LastIndexOf('.') + 1)..], make());
        return [.. found.Select(node => node.Path)];
    }

    /// <summary>Sets how much the dropouts drop that the pattern picks.</summary>
    /// <param name="model">Any module.</param>
    /// <param name="pattern">The modules' names; "*" for all.</param>
    /// <param name="share">The share that is dropped in training, 0 to below 1; 0 switches dropout off.</param>
    /// <returns>The names of those that were set.</returns>
    /// <exception cref="ArgumentException">The pattern meets no dropout.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share outside 0 to 1.</exception>
    public static IReadOnlyList<string> SetDropout(this nn.Module model, NamePattern pattern, double share)
    {
        if (!(share >= 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "Dropout takes a share from 0 to below 1.");
        var found = Found(model, pattern, module => module is Dropout or Dropout2d, "dropout");
        foreach (var node in found)
        {
            if (node.Module is Dropout dropout) dropout.p = share;
            if (node.Module is Dropout2d channels) channels.p = share;
        }
        return [.. found.Select(node => node.Path)];
    }

    private static List<ModuleNode> Found(nn.Module model, NamePattern pattern, Func<nn.Module, bool> wanted, string what)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(pattern);
        var all = ModuleNode.Below(model).Where(node => wanted(node.Module)).ToList();
        var found = all.Where(node => pattern.Matches(node.Path)).ToList();
        if (found.Count > 0) return found;
        var there = all.Count == 0 ? "it has none" : $"there are {string.Join(", ", all.Take(5).Select(node => node.Path))}{(all.Count > 5 ? ", ..." : "")}";
        throw new ArgumentException($"'{pattern}' meets no {what} of {model.GetName()}: {there}.", nameof(pattern));
    }

    private static bool IsActivation(nn.Module module) => module is
        ReLU or ReLU6 or LeakyReLU or PReLU or RReLU or ELU or CELU or SELU or GELU or SiLU or Mish or Softplus
        or Sigmoid or Hardsigmoid or Hardswish or Tanh or Hardtanh or Softsign;
}
