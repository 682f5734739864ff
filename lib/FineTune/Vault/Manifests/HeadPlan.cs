using System.Globalization;
using FineTune.Models;
using FineTune.Surgery;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Vault.Manifests;

/// <summary>A head as text, so that a version can build it again: linear, cosine, dropout, relu and flatten layers in a row.</summary>
internal static class HeadPlan
{
    // A manifest must not be able to ask for more memory than any head needs.
    private const long Widest = 1 << 20;

    internal static IReadOnlyList<string> Describe(nn.Module head) => head is Sequential or Chain
        ? [.. head.children().SelectMany(Describe)]
        : [head switch
        {
            Linear linear => $"linear {linear.weight.shape[1]} {linear.weight.shape[0]}{(linear.bias is null ? " unbiased" : "")}",
            CosineHead cosine when cosine.get_parameter("weight") is { } weight => $"cosine {weight.shape[1]} {weight.shape[0]}",
            Dropout dropout => string.Create(CultureInfo.InvariantCulture, $"dropout {dropout.p}"),
            ReLU => "relu",
            Flatten => "flatten",
            _ => throw new VaultException(head.GetName(), "A head with such a layer can't be published.", "Use linear, cosine, dropout, ReLU and flatten layers."),
        }];

    internal static nn.Module<Tensor, Tensor> Build(IReadOnlyList<string> layers, string version)
    {
        var built = layers.Select(layer => Layer(layer, version)).ToArray();
        return built is [var only] ? only : nn.Sequential(built);
    }

    private static nn.Module<Tensor, Tensor> Layer(string text, string version)
    {
        var words = text.Split(' ');
        return words switch
        {
            ["linear", var inputs, var outputs] when Width(inputs, out var from) && Width(outputs, out var to) => nn.Linear(from, to),
            ["linear", var inputs, var outputs, "unbiased"] when Width(inputs, out var from) && Width(outputs, out var to) => nn.Linear(from, to, hasBias: false),
            ["cosine", var inputs, var outputs] when Width(inputs, out var from) && Width(outputs, out var to) && to > 1 => new CosineHead(from, to),
            ["dropout", var share] when double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is >= 0 and < 1 => nn.Dropout(p),
            ["relu"] => nn.ReLU(),
            ["flatten"] => nn.Flatten(),
            _ => throw new VaultException(version, $"The head has a layer '{Storage.SafeName.Shown(text)}', which isn't known here.", "It was written by a later version of this library, or damaged."),
        };
    }

    private static bool Width(string text, out long width)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out width) && width is > 0 and <= Widest;
}
