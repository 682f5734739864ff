using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Mirror, affine map and crop of a batch as one look-up: for each pixel of the result, the place in the image that it shows.</summary>
internal static class Geometry
{
    internal static Tensor Apply(Tensor images, IReadOnlyList<Change> changes, long height, long width, GridSamplePaddingMode outside)
    {
        var matrices = Matrices(changes, (double)images.shape[3] / images.shape[2]);
        if ((height, width) == (images.shape[2], images.shape[3]) && IsIdentity(matrices)) return images.alias();
        using var theta = tensor(matrices, [changes.Count, 2, 3], device: images.device);
        using var grid = nn.functional.affine_grid(theta, [changes.Count, images.shape[1], height, width]);
        return nn.functional.grid_sample(images, grid, padding_mode: outside, align_corners: false);
    }

    /// <summary>[N, 2, 3]: what affine_grid takes.</summary>
    internal static float[] Matrices(IReadOnlyList<Change> changes, double proportion)
    {
        var matrices = new float[changes.Count * 6];
        for (var i = 0; i < changes.Count; i++) Matrix(changes[i], proportion, matrices.AsSpan(i * 6, 6));
        return matrices;
    }

    // From a place in the result to a place in the image, both -1 to 1; inside, in units of half the height, where a turn keeps angles.
    private static void Matrix(Change change, double proportion, Span<float> matrix)
    {
        var box = change.Crop ?? new Box(0, 0, 1, 1);
        double cos = Math.Cos(change.Angle), sin = Math.Sin(change.Angle), slope = Math.Tan(change.Shear), mirror = change.Mirrored ? -1 : 1;
        // The inverse of turn times shear times scale, as torchvision's affine has it.
        double a = (cos - (sin * slope)) / change.Scale, b = ((cos * slope) + sin) / change.Scale, c = -sin / change.Scale, d = cos / change.Scale;
        double x = (2 * box.Left) + box.Width - 1 - (2 * change.Shift.X), y = (2 * box.Top) + box.Height - 1 - (2 * change.Shift.Y);
        matrix[0] = (float)(mirror * a * box.Width);
        matrix[1] = (float)(mirror * b * box.Height / proportion);
        matrix[2] = (float)(mirror * ((a * x) + (b * y / proportion)));
        matrix[3] = (float)(c * box.Width * proportion);
        matrix[4] = (float)(d * box.Height);
        matrix[5] = (float)((c * x * proportion) + (d * y));
    }

    private static bool IsIdentity(float[] matrices)
    {
        ReadOnlySpan<float> identity = [1, 0, 0, 0, 1, 0];
        for (var i = 0; i < matrices.Length; i++)
            if (matrices[i] != identity[i % 6]) return false;
        return true;
    }
}
