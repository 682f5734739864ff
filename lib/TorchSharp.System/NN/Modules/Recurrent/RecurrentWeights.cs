using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The sizes and weights of a recurrent layer under PyTorch's names: weight_ih_l0, weight_hh_l0, bias_ih_l0, ..., weight_ih_l0_reverse, ...</summary>
internal sealed class RecurrentWeights
{
    private readonly nn.Module owner;
    private readonly List<string> names = [];

    internal RecurrentWeights(nn.Module owner, RecurrentShape shape, int gates, Device? device, ScalarType? dtype)
    {
        (this.owner, Shape) = (owner, shape);
        for (var layer = 0L; layer < shape.Layers; layer++)
        {
            var width = layer == 0 ? shape.Input : shape.Hidden * shape.Directions;
            foreach (var end in shape.Bidirectional ? new[] { $"l{layer}", $"l{layer}_reverse" } : [$"l{layer}"])
            {
                Draw($"weight_ih_{end}", [gates * shape.Hidden, width], device, dtype);
                Draw($"weight_hh_{end}", [gates * shape.Hidden, shape.Hidden], device, dtype);
                if (!shape.Bias) continue;
                Draw($"bias_ih_{end}", [gates * shape.Hidden], device, dtype);
                Draw($"bias_hh_{end}", [gates * shape.Hidden], device, dtype);
            }
        }
    }

    internal RecurrentShape Shape { get; }

    /// <summary>As the operators take them: each layer's and direction's weights in their order.</summary>
    internal Tensor[] Flat() => names.Select(name => (Tensor)owner.Own(name)!).ToArray();

    /// <summary>A state of zeros: [layers · directions, N, hidden].</summary>
    internal Tensor Start(Tensor input, long batch) => zeros([Shape.Layers * Shape.Directions, batch, Shape.Hidden], input.dtype, input.device);

    internal long BatchOf(Tensor input) => input.shape[Shape.BatchFirst ? 0 : 1];

    // U(-1/√hidden, 1/√hidden), PyTorch's own.
    private void Draw(string name, long[] size, Device? device, ScalarType? dtype)
    {
        var bound = 1 / Math.Sqrt(Shape.Hidden);
        owner.register_parameter(name, new Parameter(nn.init.uniform_(empty(size, dtype, device), -bound, bound)));
        names.Add(name);
    }
}

/// <summary>What a recurrent layer is built with.</summary>
internal sealed record RecurrentShape(long Input, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;
}
