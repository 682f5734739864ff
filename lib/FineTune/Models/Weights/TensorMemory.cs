using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>A contiguous CPU tensor's memory as bytes, in pieces: a span ends at 2 GB, a tensor doesn't.</summary>
internal static class TensorMemory
{
    private const long PieceBytes = 1 << 30;

    internal delegate void Visit(Span<byte> bytes);

    /// <summary>Calls <paramref name="visit"/> with all bytes of the tensor, in order.</summary>
    internal static void Each(Tensor tensor, Visit visit)
    {
        var elements = tensor.numel();
        if (elements == 0) return;
        using var flat = tensor.view(-1);
        var step = PieceBytes / tensor.element_size();
        for (var start = 0L; start < elements; start += step)
        {
            using var piece = flat.narrow(0, start, Math.Min(step, elements - start));
            visit(piece.bytes);
        }
    }

    /// <summary>An uninitialised tensor on the CPU, filled from the stream: no second copy of the data is made.</summary>
    /// <exception cref="EndOfStreamException">The stream ended first.</exception>
    internal static Tensor Read(Stream stream, ScalarType dtype, long[] shape)
    {
        var tensor = empty(shape, dtype, CPU);
        try
        {
            Each(tensor, stream.ReadExactly);
            if (dtype == ScalarType.Bool) CheckTruthValues(tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>Writes the tensor's elements in row-major order, wherever it lies and whatever its strides are.</summary>
    internal static void Write(Stream stream, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        Each(tensor.detach().cpu().contiguous(), bytes => stream.Write(bytes));
    }

    // libtorch's kernels take it for granted that a bool is 0 or 1.
    private static void CheckTruthValues(Tensor tensor) => Each(tensor, bytes =>
    {
        if (bytes.ContainsAnyExceptInRange((byte)0, (byte)1)) throw new BadWeightsException("A bool tensor holds a byte that is neither 0 nor 1.");
    });
}
