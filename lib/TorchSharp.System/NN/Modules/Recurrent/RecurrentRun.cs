using TorchSharp.Door;
using static TorchSharp.torch;
using PackedSequence = TorchSharp.torch.nn.utils.rnn.PackedSequence;

namespace TorchSharp.Modules;

/// <summary>Runs a layer with one state (a plain RNN, a GRU) over a batch, over one sample, or over packed sequences.</summary>
internal static class RecurrentRun
{
    internal static (Tensor, Tensor) Over(string op, RecurrentWeights weights, bool training, Tensor input, Tensor? state)
    {
        if (input.Dimensions == 2) return OverSample(op, weights, training, input, state);
        var shape = weights.Shape;
        using var start = state is null ? weights.Start(input, weights.BatchOf(input)) : null;
        return Aten.Two(op, input, state ?? start, weights.Flat(), shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional, shape.BatchFirst);
    }

    internal static (PackedSequence, Tensor) Over(string op, RecurrentWeights weights, bool training, PackedSequence input, Tensor? state)
    {
        using var scope = NewDisposeScope();
        var shape = weights.Shape;
        var start = input.Sorted(state) ?? weights.Start(input.data, input.FirstBatch);
        var (data, end) = Aten.Two(op, input.data, input.batch_sizes, start, weights.Flat(), shape.Bias, shape.Layers, shape.Dropout, training, shape.Bidirectional);
        return (input.With(data).MoveToOuterDisposeScope(), input.Unsorted(end).MoveToOuterDisposeScope());
    }

    private static (Tensor, Tensor) OverSample(string op, RecurrentWeights weights, bool training, Tensor input, Tensor? state)
    {
        using var scope = NewDisposeScope();
        var batch = weights.Shape.BatchFirst ? 0 : 1;
        var (output, end) = Over(op, weights, training, input.unsqueeze(batch), state?.unsqueeze(1));
        return (output.squeeze(batch).MoveToOuterDisposeScope(), end.squeeze(1).MoveToOuterDisposeScope());
    }
}
