using static TorchSharp.torch;

namespace EngineTests.Printing;

/// <summary>Tensors to print.</summary>
internal static class Samples
{
    private static readonly float[] Eight = [0f, 3.141f, 6.2834f, 3.14152f, 6.28e-06f, -13.141529f, 0.01f, 4713.14f];

    internal static Tensor Matrix => tensor(Eight, [2, 4]);

    internal static Tensor Cube => tensor([.. Eight, 0.01f, 0, 0, 0, 0, 0, 0, 0], [2, 2, 4]);

    /// <summary>1, 3, 5, ...</summary>
    internal static Tensor Odd(params long[] shape) => arange(1, (2 * shape.Aggregate(1L, (product, n) => product * n)) + 1, 2, float32).reshape(shape);
}
