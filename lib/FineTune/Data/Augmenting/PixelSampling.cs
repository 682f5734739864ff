using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>
/// On the CPU, mirror, affine map and crop straight from the cached bytes: what grid_sample gives of them as floats, several times faster, because
/// a pixel's place is computed once for its channels and nothing is written in between.
/// </summary>
internal static class PixelSampling
{
    internal static bool CanDo(GridSamplePaddingMode outside) => outside is GridSamplePaddingMode.Border or GridSamplePaddingMode.Zeros;

    /// <summary>[N, 3, height, width], Float32, normalised.</summary>
    /// <param name="pixels">[all, 3, H, W], Byte, on the CPU.</param>
    /// <param name="picked">[N] which of them.</param>
    /// <param name="changes">[N] the change of each.</param>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="outside">What lies beyond the border: its own pixels, or 0.</param>
    /// <param name="normalisation">What is taken off and divided by.</param>
    internal static Tensor Apply(Tensor pixels, long[] picked, IReadOnlyList<Change> changes, long height, long width, GridSamplePaddingMode outside, Normalisation normalisation)
    {
        var (mean, deviation) = (normalisation.Mean, normalisation.Deviation);
        ReadOnlySpan<float> factors = [1 / (255 * deviation.R), 1 / (255 * deviation.G), 1 / (255 * deviation.B)], offsets = [-mean.R / deviation.R, -mean.G / deviation.G, -mean.B / deviation.B];
        var result = empty([picked.Length, 3, height, width], ScalarType.Float32);
        var matrices = Geometry.Matrices(changes, (double)pixels.shape[3] / pixels.shape[2]);
        for (var i = 0; i < picked.Length; i++)
        {
            using var image = pixels.select(0, picked[i]);
            using var seen = result.select(0, i);
            Sample(image.bytes, (int)image.shape[1], (int)image.shape[2], seen.bytes, (int)height, (int)width, matrices.AsSpan(i * 6, 6), outside == GridSamplePaddingMode.Border, factors, offsets);
        }
        return result;
    }

    // Compiled once and well: code that is compiled in tiers knows no vectors in the first epochs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Sample(Span<byte> image, int imageHeight, int imageWidth, Span<byte> seen, int height, int width, ReadOnlySpan<float> matrix, bool border, ReadOnlySpan<float> factors, ReadOnlySpan<float> offsets)
    {
        fixed (byte* from = image, into = seen)
        fixed (float* factor = factors, offset = offsets)
        {
            var to = (float*)into;
            var (plane, step) = (imageHeight * imageWidth, height * width);
            // A place from -1 to 1 is ((place + 1) * size - 1) / 2 in pixels; along a row of the result it grows evenly.
            float halfX = imageWidth / 2f, halfY = imageHeight / 2f, growX = matrix[0] * halfX * 2 / width, growY = matrix[3] * halfY * 2 / width;
            for (var row = 0; row < height; row++)
            {
                var y = (((2 * row) + 1f) / height) - 1;
                var startX = ((((matrix[0] * ((1f / width) - 1)) + (matrix[1] * y) + matrix[2] + 1) * imageWidth) - 1) / 2;
                var startY = ((((matrix[3] * ((1f / width) - 1)) + (matrix[4] * y) + matrix[5] + 1) * imageHeight) - 1) / 2;
                var column = 0;
                if (border && EightPixels.CanDo(imageWidth))
                    for (; column + 8 <= width && EightPixels.Inside(from, plane, imageWidth, imageHeight, startX, growX, startY, growY, column, to, step, factor, offset); column += 8) to += 8;
                for (; column < width; column++, to++)
                {
                    float placeX = startX + (column * growX), placeY = startY + (column * growY);
                    if (border) Inside(from, plane, imageWidth, imageHeight, placeX, placeY, to, step, factor, offset);
                    else OrBlack(from, plane, imageWidth, imageHeight, placeX, placeY, to, step, factor, offset);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Inside(byte* from, int plane, int width, int height, float placeX, float placeY, float* to, int step, float* factor, float* offset)
    {
        float x = Clamp(placeX, width - 1), y = Clamp(placeY, height - 1);
        int left = (int)x, top = (int)y, right = left + 1 < width ? 1 : 0, below = top + 1 < height ? width : 0;
        float shareX = x - left, shareY = y - top;
        var at = from + (top * width) + left;
        for (var channel = 0; channel < 3; channel++, at += plane, to += step)
        {
            float above = at[0] + ((at[right] - at[0]) * shareX), under = at[below] + ((at[below + right] - at[below]) * shareX);
            *to = ((above + ((under - above) * shareY)) * factor[channel]) + offset[channel];
        }
    }

    // What is no number becomes 0: no place outside the image may be read.
    private static float Clamp(float place, float largest) => place > 0 ? (place < largest ? place : largest) : 0;

    private static unsafe void OrBlack(byte* from, int plane, int width, int height, float x, float y, float* to, int step, float* factor, float* offset)
    {
        int left = (int)MathF.Floor(Math.Clamp(x, -2, width + 1)), top = (int)MathF.Floor(Math.Clamp(y, -2, height + 1));
        float shareX = x - left, shareY = y - top;
        for (var channel = 0; channel < 3; channel++, from += plane, to += step)
        {
            var above = (At(left, top) * (1 - shareX)) + (At(left + 1, top) * shareX);
            var under = (At(left, top + 1) * (1 - shareX)) + (At(left + 1, top + 1) * shareX);
            *to = (((above * (1 - shareY)) + (under * shareY)) * factor[channel]) + offset[channel];
        }

        float At(int column, int row) => (uint)column < (uint)width && (uint)row < (uint)height ? from[(row * width) + column] : 0;
    }
}
