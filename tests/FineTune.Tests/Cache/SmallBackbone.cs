using FineTune.Models;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Cache;

/// <summary>Three stages of a convolution and a BatchNorm and a head: a backbone of one's own, which the register does not know.</summary>
internal sealed class SmallBackbone : Backbone
{
    private static readonly long[] Widths = [3, 8, 12, 16];

    /// <summary>With weights and statistics that are the same every time.</summary>
    internal SmallBackbone() : base("small")
    {
        for (var i = 1; i < Widths.Length; i++)
        {
            Add($"conv{i}", nn.Conv2d(Widths[i - 1], Widths[i], 3, stride: 2, padding: 1, bias: false));
            Add($"bn{i}", nn.BatchNorm2d(Widths[i]));
            Add($"relu{i}", nn.ReLU());
        }
        Add("pool", nn.AdaptiveAvgPool2d(1));
        Add("fc", nn.Linear(Widths[^1], 3));
        using var frozen = no_grad();
        foreach (var (name, value) in state_dict().Where(entry => entry.Value.dtype == ScalarType.Float32))
        {
            var around1 = value.dim() == 1 && (name.EndsWith("weight", StringComparison.Ordinal) || name.EndsWith("var", StringComparison.Ordinal));
            using var filled = ExactHash.Tensor(name, value.shape, value.dim() == 4 ? 1.0 / (9 * value.shape[1]) : 0.05, around1 ? 1 : 0);
            _ = value.copy_(filled);
        }
    }

    public override long FeatureWidth => Widths[^1];

    protected override HeadPlace HeadPlace => new(this, "", "fc", "dropout");

    protected override IReadOnlyList<Stage> Trunk => [.. Enumerable.Range(1, Widths.Length - 1).Select(Layer)];

    private Stage Layer(int number)
    {
        string[] parts = [$"conv{number}", $"bn{number}", $"relu{number}"];
        return new Stage($"layer{number}", [.. parts.Select(part => (part, (nn.Module)this[part]))], x => number < Widths.Length - 1 ? Through(x, parts) : Pooled(x, parts));
    }

    private Tensor Pooled(Tensor input, string[] parts)
    {
        using var maps = Through(input, parts);
        using var pooled = this["pool"].call(maps);
        return pooled.flatten(1);
    }
}
