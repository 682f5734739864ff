using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>
/// Random changes of whole batches, image by image: mirrored, turned, sheared, zoomed and moved. What comes into view at the
/// border repeats the border.
/// </summary>
public sealed record Augmentation
{
    /// <summary>The article's own: shear 0.2, zoom 0.2, half of the images mirrored.</summary>
    public static Augmentation Article { get; } = new() { Shear = 0.2, Zoom = 0.2, Flip = 0.5 };

    /// <summary>The probability of a mirror image, 0 to 1.</summary>
    public double Flip { get; init; } = 0.5;

    /// <summary>The largest turn to either side, in radians.</summary>
    public double Rotation { get; init; }

    /// <summary>The largest shear to either side, in radians.</summary>
    public double Shear { get; init; }

    /// <summary>The largest change of size: 0.2 scales by 0.8 to 1.2.</summary>
    public double Zoom { get; init; }

    /// <summary>The largest move, as a share of the image's side.</summary>
    public double Shift { get; init; }

    /// <summary>Changes each image in its own way.</summary>
    /// <param name="images">[N, 3, H, W], Float32, 0 to 1.</param>
    /// <param name="generator">Where the random numbers come from.</param>
    /// <returns>[N, 3, H, W], Float32, 0 to 1.</returns>
    public Tensor Apply(Tensor images, Generator generator)
    {
        ArgumentNullException.ThrowIfNull(images);
        var count = images.shape[0];
        using var draws = rand([count, 6], generator: generator);
        var random = draws.data<float>().ToArray();
        var matrices = new float[count * 6];
        for (var i = 0; i < count; i++) Matrix(random.AsSpan(i * 6, 6)).CopyTo(matrices, i * 6);
        using var theta = tensor(matrices, [count, 2, 3], device: images.device);
        using var grid = nn.functional.affine_grid(theta, images.shape);
        return nn.functional.grid_sample(images, grid, padding_mode: GridSamplePaddingMode.Border);
    }

    // From a place in the result to the place in the image that it shows, both from -1 to 1.
    private float[] Matrix(ReadOnlySpan<float> random)
    {
        double mirror = random[0] < Flip ? -1 : 1, turn = Spread(random[1], Rotation), shear = Spread(random[2], Shear), scale = 1 + Spread(random[3], Zoom);
        double cos = Math.Cos(turn), sin = Math.Sin(turn), slope = Math.Tan(shear);
        return
        [
            (float)(mirror * cos / scale), (float)(mirror * ((cos * slope) - sin) / scale), (float)(2 * Spread(random[4], Shift)),
            (float)(sin / scale), (float)(((sin * slope) + cos) / scale), (float)(2 * Spread(random[5], Shift)),
        ];
    }

    private static double Spread(float uniform, double largest) => ((2 * uniform) - 1) * largest;
}
