using FineTune.Data;

namespace FineTune.Vault.Manifests;

/// <summary>What is done to an image before the network sees it: framing, background, mean and deviation.</summary>
public sealed record Preprocessing
{
    private const int LargestSide = 4096;

    /// <summary>"crop" (shorter side resized, middle cut out), "contain" (whole, padded) or "stretch".</summary>
    public required string Framing { get; init; }

    /// <summary>Pixels of the shorter side after resizing; with "crop" only.</summary>
    public int? ShorterSide { get; init; }

    /// <summary>Columns that the network sees.</summary>
    public required int Width { get; init; }

    /// <summary>Rows that the network sees.</summary>
    public required int Height { get; init; }

    /// <summary>Red, green and blue, 0..255: what transparent parts and padding become.</summary>
    public IReadOnlyList<int> Background { get; init; } = [255, 255, 255];

    /// <summary>Red, green and blue, of values 0 to 1.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [Normalisation.ImageNet.Mean.R, Normalisation.ImageNet.Mean.G, Normalisation.ImageNet.Mean.B];

    /// <summary>Red, green and blue.</summary>
    public IReadOnlyList<float> Deviation { get; init; } = [Normalisation.ImageNet.Deviation.R, Normalisation.ImageNet.Deviation.G, Normalisation.ImageNet.Deviation.B];

    /// <summary>As <see cref="Data.Framing.ResizeAndCrop"/>.</summary>
    /// <param name="shorterSide">Pixels of the shorter side after resizing.</param>
    /// <param name="crop">Pixels of each side that the network sees.</param>
    public static Preprocessing ResizeAndCrop(int shorterSide, int crop) => new() { Framing = "crop", ShorterSide = shorterSide, Width = crop, Height = crop };

    /// <summary>As <see cref="Data.Framing.Contain"/>.</summary>
    /// <param name="width">Columns that the network sees.</param>
    /// <param name="height">Rows that the network sees.</param>
    public static Preprocessing Contain(int width, int height) => new() { Framing = "contain", Width = width, Height = height };

    /// <summary>As <see cref="Data.Framing.Stretch"/>.</summary>
    /// <param name="width">Columns that the network sees.</param>
    /// <param name="height">Rows that the network sees.</param>
    public static Preprocessing Stretch(int width, int height) => new() { Framing = "stretch", Width = width, Height = height };

    /// <summary>The framing, for the library.</summary>
    public Framing ToFraming() => Framing switch
    {
        "crop" => Data.Framing.ResizeAndCrop(ShorterSide!.Value, Width),
        "contain" => Data.Framing.Contain(Width, Height),
        _ => Data.Framing.Stretch(Width, Height),
    };

    /// <summary>How an image is decoded.</summary>
    /// <param name="maxMegapixels">The most pixels, in millions, that a file may claim.</param>
    public DecodeRequest ToRequest(double maxMegapixels = 100) => new()
    {
        Framing = ToFraming(),
        Background = new Rgb((byte)Background[0], (byte)Background[1], (byte)Background[2]),
        MaxMegapixels = maxMegapixels,
    };

    /// <summary>The mean and the deviation, for the library.</summary>
    public Normalisation ToNormalisation() => new((Mean[0], Mean[1], Mean[2]), (Deviation[0], Deviation[1], Deviation[2]));

    /// <inheritdoc/>
    public override string ToString() => Framing == "crop" ? $"shorter side to {ShorterSide}, middle {Width} x {Height}" : $"{Framing} {Width} x {Height}";

    /// <summary>What of it can't be; null where nothing.</summary>
    internal string? Fault()
        => Framing is not ("crop" or "contain" or "stretch") ? $"the framing '{Storage.SafeName.Shown(Framing)}' isn't known"
        : !IsSide(Width) || !IsSide(Height) ? $"{Width} x {Height} is no size for a network"
        : Framing == "crop" && (Width != Height || ShorterSide is not { } side || !IsSide(side)) ? "a crop needs a shorter side, and a square"
        : Background is not { Count: 3 } || Background.Any(value => value is < 0 or > 255) ? "the background is no colour"
        : Mean is not { Count: 3 } || Mean.Any(value => !float.IsFinite(value)) ? "the mean isn't three numbers"
        : Deviation is not { Count: 3 } || Deviation.Any(value => !float.IsFinite(value) || value <= 0) ? "the deviation isn't three numbers above 0"
        : null;

    private static bool IsSide(int side) => side is >= 1 and <= LargestSide;
}
