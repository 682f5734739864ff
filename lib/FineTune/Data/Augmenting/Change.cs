namespace FineTune.Data;

/// <summary>What happens to one image: mirrored, then sheared, turned, scaled and moved around its middle, then cropped, then recoloured, then painted over.</summary>
public sealed record Change
{
    /// <summary>Whether left and right change places.</summary>
    public bool Mirrored { get; init; }

    /// <summary>The turn in radians, clockwise.</summary>
    public double Angle { get; init; }

    /// <summary>The shear along the rows, in radians.</summary>
    public double Shear { get; init; }

    /// <summary>The factor of the size.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>The move to the right and downwards, as shares of the width and the height.</summary>
    public (double X, double Y) Shift { get; init; }

    /// <summary>What is kept; all if null.</summary>
    public Box? Crop { get; init; }

    /// <summary>The factor of all colours.</summary>
    public double Brightness { get; init; } = 1;

    /// <summary>The factor of the distance from the image's mean grey.</summary>
    public double Contrast { get; init; } = 1;

    /// <summary>The factor of the distance from each pixel's grey.</summary>
    public double Saturation { get; init; } = 1;

    /// <summary>The turn of the hue, as a share of the colour circle.</summary>
    public double Hue { get; init; }

    /// <summary>What is painted over in the result, with ImageNet's mean colour; nothing if null.</summary>
    public Box? Erased { get; init; }

    // Below it, an image would be a dot.
    private const double Smallest = 0.05;

    // Always the same numbers in the same order: switching one change on leaves the others as they were.
    internal static Change Draw(Augmentation settings, SplitMix64 random, double proportion)
    {
        var change = new Change
        {
            Mirrored = random.Uniform() < settings.Flip,
            Angle = random.Around(0, settings.Rotation),
            Shear = random.Around(0, settings.Shear),
            Scale = Math.Max(Smallest, random.Around(1, settings.Zoom)),
            Shift = (random.Around(0, settings.Shift), random.Around(0, settings.Shift)),
            Brightness = Math.Max(0, random.Around(1, settings.Brightness)),
            Contrast = Math.Max(0, random.Around(1, settings.Contrast)),
            Saturation = Math.Max(0, random.Around(1, settings.Saturation)),
            Hue = random.Around(0, settings.Hue),
        };
        var erases = random.Uniform() < settings.Erase;
        var (crop, erased) = (new SplitMix64(random.Next()), new SplitMix64(random.Next()));
        return change with
        {
            Crop = settings.Crop is { } area ? Box.Draw(crop, area, settings.Proportion, proportion) : null,
            // The result is square where its size is given.
            Erased = erases ? Box.Draw(erased, settings.ErasedArea, (0.3, 3.3), settings.Size is null ? proportion : 1) : null,
        };
    }
}
