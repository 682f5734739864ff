using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What attention is built with.</summary>
internal sealed record AttentionShape(long Features, long Heads, double Dropout, bool Bias, bool ExtraStep, bool ZeroStep, long KeyFeatures, long ValueFeatures)
{
    /// <summary>Queries, keys and values from one matrix, where they are of one size.</summary>
    internal bool OneMatrix => KeyFeatures == Features && ValueFeatures == Features;
}

/// <summary>The weights of attention under PyTorch's names: in_proj_weight or q_, k_ and v_proj_weight, in_proj_bias, bias_k, bias_v.</summary>
internal sealed class AttentionWeights
{
    private readonly nn.Module owner;

    internal AttentionWeights(nn.Module owner, AttentionShape shape)
    {
        if (shape.Features % shape.Heads != 0) throw new ArgumentException($"embed_dim {shape.Features} must be divisible by num_heads {shape.Heads}");
        (this.owner, Shape) = (owner, shape);
        if (shape.OneMatrix) Draw("in_proj_weight", 3 * shape.Features, shape.Features);
        else
        {
            Draw("q_proj_weight", shape.Features, shape.Features);
            Draw("k_proj_weight", shape.Features, shape.KeyFeatures);
            Draw("v_proj_weight", shape.Features, shape.ValueFeatures);
        }
        if (shape.Bias) owner.register_parameter("in_proj_bias", zeros(3 * shape.Features).AsParameter());
    }

    internal AttentionShape Shape { get; }

    /// <summary>A key and a value that every query may attend to, whatever the input.</summary>
    internal (Tensor Key, Tensor Value)? ExtraStep => Shape.ExtraStep ? (owner.Own("bias_k")!, owner.Own("bias_v")!) : null;

    internal void DrawExtraStep()
    {
        if (!Shape.ExtraStep) return;
        foreach (var name in new[] { "bias_k", "bias_v" }) owner.register_parameter(name, new Parameter(nn.init.xavier_normal_(empty(1, 1, Shape.Features))));
    }

    internal (Tensor Query, Tensor Key, Tensor Value) Project(Tensor query, Tensor key, Tensor value)
    {
        var biases = owner.Own("in_proj_bias")?.chunk(3);
        var matrices = Shape.OneMatrix ? owner.Own("in_proj_weight")!.chunk(3) : [owner.Own("q_proj_weight")!, owner.Own("k_proj_weight")!, owner.Own("v_proj_weight")!];
        return (nn.functional.linear(query, matrices[0], biases?[0]), nn.functional.linear(key, matrices[1], biases?[1]), nn.functional.linear(value, matrices[2], biases?[2]));
    }

    private void Draw(string name, long rows, long columns) => owner.register_parameter(name, new Parameter(nn.init.xavier_uniform_(empty(rows, columns))));
}
