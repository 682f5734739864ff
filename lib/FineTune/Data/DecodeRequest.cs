namespace FineTune.Data;

/// <summary>What is wanted of an image: its size, its background, and how large a file may be.</summary>
public sealed record DecodeRequest
{
    /// <summary>How the image is brought to size. As it is, unless said otherwise.</summary>
    public Framing Framing { get; init; } = Framing.Original;

    /// <summary>
    /// What transparent parts (and padding) become: white unless said otherwise. With <c>null</c>
    /// transparency is kept, and the result has 4 channels.
    /// </summary>
    public Rgb? Background { get; init; } = Rgb.White;

    /// <summary>
    /// The most pixels (width times height, in millions) that a file may claim in its header. What claims more
    /// is refused before anything is decoded: a few kilobytes of PNG can unfold to gigabytes.
    /// </summary>
    public double MaxMegapixels { get; init; } = 100;

    /// <summary>torchvision's recipe for ImageNet models: shorter side to 256, centre 224 x 224, on white.</summary>
    public static DecodeRequest ImageNet { get; } = new() { Framing = Framing.ResizeAndCrop(256, 224) };
}
