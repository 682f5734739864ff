using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FineTune.Data;

/// <summary>Eight neighbouring pixels of a sampled image at once, by the same sums as one at a time.</summary>
internal static class EightPixels
{
    private static readonly Vector256<int> Numbers = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Four bytes are read where two are wanted: an image narrower than that would be read beyond its end.</summary>
    internal static bool CanDo(int imageWidth) => Avx2.IsSupported && imageWidth >= 4;

    /// <summary>Where the border's own pixels lie beyond it. False, and nothing done, where they touch the last two rows, beyond which there may be nothing to read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static unsafe bool Inside(byte* from, int plane, int width, int height, float startX, float growX, float startY, float growY, int column, float* to, int step, float* factor, float* offset)
    {
        var columns = Vector256.ConvertToSingle(Vector256.Create(column) + Numbers);
        var (x, y) = (Clamp(Vector256.Create(startX) + (columns * growX), width - 1), Clamp(Vector256.Create(startY) + (columns * growY), height - 1));
        var (left, top) = (Avx.ConvertToVector256Int32WithTruncation(x), Avx.ConvertToVector256Int32WithTruncation(y));
        if (Vector256.GreaterThanAny(top, Vector256.Create(height - 3))) return false;
        var (shareX, shareY) = (x - Vector256.ConvertToSingle(left), y - Vector256.ConvertToSingle(top));
        var at = (top * width) + left;
        for (var channel = 0; channel < 3; channel++, from += plane, to += step)
        {
            var (above, under) = (Between(from, at, shareX), Between(from + width, at, shareX));
            (((above + ((under - above) * shareY)) * factor[channel]) + Vector256.Create(offset[channel])).Store(to);
        }
        return true;
    }

    private static unsafe Vector256<float> Between(byte* from, Vector256<int> at, Vector256<float> share)
    {
        var four = Avx2.GatherVector256((int*)from, at, 1);
        var (first, second) = (four & Vector256.Create(255), (four >>> 8) & Vector256.Create(255));
        return Vector256.ConvertToSingle(first) + (Vector256.ConvertToSingle(second - first) * share);
    }

    // What is no number becomes 0.
    private static Vector256<float> Clamp(Vector256<float> place, float largest)
    {
        var most = Vector256.Create(largest);
        var low = Vector256.ConditionalSelect(Vector256.LessThan(place, most), place, most);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(place, Vector256<float>.Zero), low, Vector256<float>.Zero);
    }
}
