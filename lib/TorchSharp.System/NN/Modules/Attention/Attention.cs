using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Where attention is forbidden: at padded keys [N, S], and between steps [L, S] or [N · heads, L, S].</summary>
internal sealed record AttentionMasks(Tensor? PaddedKeys, Tensor? Steps)
{
    /// <summary>The masks once a step that may always be attended to is added at the end.</summary>
    internal AttentionMasks WithOpenStep() => new(Open(PaddedKeys), Open(Steps));

    /// <summary>Both masks as numbers to add to [N · heads, L, S]; null where there is none.</summary>
    internal Tensor? Sum(long batch, long heads, ScalarType dtype)
    {
        var steps = Steps is null ? null : Numbers(Steps, dtype);
        if (PaddedKeys is null) return steps;
        var keys = Numbers(PaddedKeys, dtype).view(batch, 1, 1, -1).expand(batch, heads, 1, -1).reshape(batch * heads, 1, -1);
        return steps is null ? keys : keys + steps;
    }

    private static Tensor? Open(Tensor? mask) => mask is null ? null : nn.functional.pad(mask, (0, 1));

    private static Tensor Numbers(Tensor mask, ScalarType dtype)
        => mask.dtype == ScalarType.Bool ? zeros_like(mask, dtype).masked_fill_(mask, double.NegativeInfinity) : mask;
}

/// <summary>softmax(q kᵀ / √d + masks) v of every head.</summary>
internal static class Attention
{
    /// <summary>[L, N, E], and the weights [N · heads, L, S].</summary>
    internal static (Tensor Output, Tensor Weights) Attend(AttentionWeights weights, Tensor query, Tensor key, Tensor value, AttentionMasks masks, bool training)
    {
        var shape = weights.Shape;
        long length = query.shape[0], batch = query.shape[1];
        var (q, k, v) = weights.Project(query, key, value);
        if (weights.ExtraStep is { } extra)
        {
            (k, v) = (Longer(k, extra.Key.expand(1, batch, -1)), Longer(v, extra.Value.expand(1, batch, -1)));
            masks = masks.WithOpenStep();
        }
        if (shape.ZeroStep)
        {
            (k, v) = (Longer(k, zeros_like(k[..1])), Longer(v, zeros_like(v[..1])));
            masks = masks.WithOpenStep();
        }
        (q, k, v) = (Split(q, shape.Heads), Split(k, shape.Heads), Split(v, shape.Heads));
        var scores = q.div(Math.Sqrt(q.shape[^1])).bmm(k.transpose(1, 2));
        if (masks.Sum(batch, shape.Heads, scores.dtype) is { } mask) scores = scores + mask;
        var attention = scores.softmax(-1);
        var dropped = training && shape.Dropout > 0 ? nn.functional.dropout(attention, shape.Dropout) : attention;
        return (dropped.bmm(v).transpose(0, 1).reshape(length, batch, shape.Features), dropped);
    }

    private static Tensor Longer(Tensor sequence, Tensor step) => cat([sequence, step], 0);

    // [S, N, E] to [N · heads, S, E / heads].
    private static Tensor Split(Tensor sequence, long heads)
        => sequence.reshape(sequence.shape[0], sequence.shape[1] * heads, -1).transpose(0, 1);
}
