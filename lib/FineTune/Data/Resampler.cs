using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FineTune.Data;

/// <summary>
/// Resizing as Pillow's antialiased bilinear filter does it, to the last bit: a triangle as wide as the scale,
/// columns first, 22-bit fixed-point weights. ImageNet's published weights were trained on images resized so.
/// </summary>
/// <remarks>After Pillow's src/libImaging/Resample.c (precompute_coeffs, ImagingResampleHorizontal_8bpc).</remarks>
internal static class Resampler
{
    private const int Half = 1 << (Taps.Bits - 1);

    /// <summary>Resizes 3-channel pixels, or 4-channel ones whose colours are premultiplied.</summary>
    internal static Pixels Resize(Pixels image, int width, int height) => Resize(image, width, height, (0, width), (0, height));

    /// <summary>
    /// Computes only some columns and rows of the resized image: the rest of a very long one would fill the memory.
    /// </summary>
    internal static Pixels Resize(Pixels image, int width, int height, (int First, int Count) columns, (int First, int Count) rows)
    {
        var down = Taps.For(image.Height, height, rows.First, rows.Count);
        // Only the rows that the second pass will look at.
        var (first, end) = (down[0].First, down[0].End);
        foreach (var tap in down) (first, end) = (Math.Min(first, tap.First), Math.Max(end, tap.End));
        // Four bytes are read for a pixel, and four written: what is one too many is overwritten by the next pixel, or is padding.
        using var wide = Scratch.Of(((end - first) * columns.Count * image.Channels) + 1);
        Horizontally(image, Taps.For(image.Width, width, columns.First, columns.Count), first, end, wide.Bytes);
        return Vertically(wide.Bytes, columns.Count, image.Channels, down, first);
    }

    private static void Horizontally(Pixels image, Taps[] taps, int firstRow, int endRow, byte[] result)
    {
        var channels = image.Channels;
        ref var output = ref MemoryMarshal.GetArrayDataReference(result);
        for (var y = firstRow; y < endRow; y++)
            foreach (var tap in taps)
            {
                var start = ((y * image.Width) + tap.First) * channels;
                var sum = start + (tap.Weights.Length * channels) < image.Data.Length
                    ? Sum(ref image.Data[start], channels, tap.Weights)
                    : SumAtTheEnd(image.Data, start, channels, tap.Weights);
                Unsafe.WriteUnaligned(ref output, Bytes(sum));
                output = ref Unsafe.Add(ref output, channels);
            }
    }

    private static Pixels Vertically(byte[] image, int width, int channels, Taps[] taps, int firstRow)
    {
        var row = width * channels;
        var result = GC.AllocateUninitializedArray<byte>(row * taps.Length);
        for (var y = 0; y < taps.Length; y++)
        {
            var start = (taps[y].First - firstRow) * row;
            var i = 0;
            if (Avx2.IsSupported)
                for (; i + 8 <= row; i += 8) Unsafe.WriteUnaligned(ref result[(y * row) + i], EightBytes(ref image[start + i], row, taps[y].Weights));
            for (; i + 4 <= row; i += 4) Unsafe.WriteUnaligned(ref result[(y * row) + i], Bytes(Sum(ref image[start + i], row, taps[y].Weights)));
            for (; i < row; i++) result[(y * row) + i] = (byte)Bytes(SumAtTheEnd(image, start + i, row, taps[y].Weights, 1));
        }
        return new Pixels(width, taps.Length, channels, result);
    }

    /// <summary>Four neighbouring bytes at once: the channels of a pixel, or a part of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Sum(ref byte first, int step, int[] weights)
    {
        var sum = Vector128.Create(Half);
        // No reference goes on to the next byte after the last: the garbage collector must never meet one that points nowhere.
        for (var k = 0; k < weights.Length; k++) sum += Wide(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, k * step))) * weights[k];
        return sum;
    }

    /// <summary>Eight neighbouring bytes of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong EightBytes(ref byte first, int step, int[] weights)
    {
        var sum = Vector256.Create(Half);
        for (var k = 0; k < weights.Length; k++)
            sum += Avx2.ConvertToVector256Int32(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, k * step))).AsByte()) * weights[k];
        return Bytes(sum.GetLower()) | ((ulong)Bytes(sum.GetUpper()) << 32);
    }

    /// <summary>The same byte by byte, where four would reach beyond the array.</summary>
    private static Vector128<int> SumAtTheEnd(byte[] data, int start, int step, int[] weights, int count = 4)
    {
        Span<int> sums = [Half, Half, Half, Half];
        for (var k = 0; k < weights.Length; k++)
            for (var c = 0; c < Math.Min(count, data.Length - start - (k * step)); c++)
                sums[c] += data[start + (k * step) + c] * weights[k];
        return Vector128.Create<int>(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Wide(uint bytes) => Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalar(bytes).AsByte())).AsInt32();

    /// <summary>The four sums as bytes, 0 to 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bytes(Vector128<int> sums)
    {
        var clamped = Vector128.Min(Vector128.Max(sums >> Taps.Bits, Vector128<int>.Zero), Vector128.Create(255));
        var shorts = Vector128.Narrow(clamped, clamped).AsUInt16();
        return Vector128.Narrow(shorts, shorts).AsUInt32().ToScalar();
    }
}
