using System.Globalization;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>Modules one after the other, named "0", "1" and so on as in PyTorch's Sequential, and exchangeable.</summary>
public sealed class Chain : Composite
{
    /// <summary>Chains modules.</summary>
    /// <param name="modules">In the order in which data flows; the chain owns them.</param>
    public Chain(params IEnumerable<nn.Module<Tensor, Tensor>> modules) : base("Sequential")
    {
        ArgumentNullException.ThrowIfNull(modules);
        foreach (var module in modules) Add(Name(Count++), module);
    }

    /// <summary>How many modules there are.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Run(input, 0, Count);

    /// <summary>Sends a tensor through some of the modules.</summary>
    /// <param name="input">What the first of them is given; it is not disposed.</param>
    /// <param name="first">The first module's number.</param>
    /// <param name="end">The number after the last one.</param>
    internal Tensor Run(Tensor input, int first, int end)
        => Through(input, [.. Enumerable.Range(first, end - first).Select(Name)]);

    /// <summary>Some of the modules with their names under a prefix.</summary>
    internal IEnumerable<(string Name, nn.Module Module)> Named(string prefix, int first, int end)
        => Enumerable.Range(first, end - first).Select(i => ($"{prefix}.{i}", (nn.Module)this[Name(i)]));

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
