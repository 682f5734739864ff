using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Bytes as normalised numbers, looked up: a channel has but 256 of them, and each is what the tensors' own arithmetic makes of it.</summary>
internal sealed class NormalisedBytes
{
    private const int Values = 256;

    private static readonly ConcurrentDictionary<Normalisation, NormalisedBytes> Known = new();

    private readonly float[] numbers = new float[3 * Values];

    private NormalisedBytes(Normalisation normalisation)
    {
        using var scope = NewDisposeScope();
        var all = arange(Values, ScalarType.Float32).div_(255).view(1, 1, 1, Values).expand(1, 3, 1, Values);
        normalisation.Apply(all).contiguous().data<float>().CopyTo(numbers);
    }

    internal static NormalisedBytes By(Normalisation normalisation) => Known.GetOrAdd(normalisation, static one => new(one));

    /// <summary>[N, 3, H, W], Float32.</summary>
    /// <param name="pixels">[all, 3, H, W], Byte, contiguous, on the CPU.</param>
    /// <param name="picked">Which of them.</param>
    internal Tensor Of(Tensor pixels, long[] picked)
    {
        var result = empty([picked.Length, .. pixels.shape[1..]], ScalarType.Float32);
        for (var i = 0; i < picked.Length; i++)
        {
            using var image = pixels.select(0, picked[i]);
            using var into = result.select(0, i);
            var bytes = image.bytes;
            var floats = MemoryMarshal.Cast<byte, float>(into.bytes);
            var plane = bytes.Length / 3;
            for (var channel = 0; channel < 3; channel++)
                LookUp(bytes.Slice(channel * plane, plane), 1, numbers.AsSpan(channel * Values, Values), floats.Slice(channel * plane, plane));
        }
        return result;
    }

    /// <summary>[3, H, W], Float32.</summary>
    internal Tensor Of(Pixels image)
    {
        var result = empty([3, image.Height, image.Width], ScalarType.Float32);
        var floats = MemoryMarshal.Cast<byte, float>(result.bytes);
        var plane = image.Width * image.Height;
        for (var channel = 0; channel < 3; channel++)
            LookUp(image.Data.AsSpan(channel), image.Channels, numbers.AsSpan(channel * Values, Values), floats.Slice(channel * plane, plane));
        return result;
    }

    private static void LookUp(ReadOnlySpan<byte> bytes, int step, ReadOnlySpan<float> numbers, Span<float> into)
    {
        for (int i = 0, at = 0; i < into.Length; i++, at += step) into[i] = numbers[bytes[at]];
    }
}
