namespace FineTune.Data;

/// <summary>How an image of any size is brought to the size a network wants.</summary>
public abstract record Framing
{
    private protected Framing() { }

    /// <summary>The size of the file.</summary>
    public static Framing Original { get; } = new AsItIs();

    /// <summary>
    /// The shorter side resized to <paramref name="shorterSide"/>, the longer in proportion, then the middle
    /// <paramref name="crop"/> x <paramref name="crop"/>: torchvision's Resize and CenterCrop, with its rounding.
    /// </summary>
    /// <param name="shorterSide">Pixels of the shorter side after resizing.</param>
    /// <param name="crop">Pixels of each side of the result; where it is larger than the image, background pads it.</param>
    /// <returns>A framing that gives [crop, crop].</returns>
    public static Framing ResizeAndCrop(int shorterSide, int crop) => new ShorterSide(Positive(shorterSide), Positive(crop));

    /// <summary>Exactly this size; proportions are not kept.</summary>
    /// <param name="width">Columns of the result.</param>
    /// <param name="height">Rows of the result.</param>
    /// <returns>A framing that gives [height, width].</returns>
    public static Framing Stretch(int width, int height) => new Exactly(Positive(width), Positive(height));

    /// <summary>The whole image, as large as fits with its proportions kept, in the middle of background.</summary>
    /// <param name="width">Columns of the result.</param>
    /// <param name="height">Rows of the result.</param>
    /// <returns>A framing that gives [height, width].</returns>
    public static Framing Contain(int width, int height) => new Whole(Positive(width), Positive(height));

    /// <summary>The size of every result; null where it is the file's own.</summary>
    internal virtual (int Width, int Height)? FixedSize
    {
        get
        {
            var place = Place(1, 1);
            return (place.Width, place.Height);
        }
    }

    /// <summary>The numbers for one image.</summary>
    internal abstract Placement Place(int width, int height);

    private static int Positive(int side)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        return side;
    }

    // torchvision: int(round((H - crop) / 2.0)); Python rounds halves to even, and so does Math.Round.
    private static int Middle(int from, int to) => (int)Math.Round((from - to) / 2.0);

    private sealed record AsItIs : Framing
    {
        internal override (int Width, int Height)? FixedSize => null;

        internal override Placement Place(int width, int height) => new(width, height, 0, 0, width, height);
    }

    private sealed record ShorterSide(int Side, int Crop) : Framing
    {
        internal override Placement Place(int width, int height)
        {
            // torchvision: new_long = int(size * long / short), cut off and not rounded.
            var longer = (int)((double)Side * Math.Max(width, height) / Math.Min(width, height));
            var (w, h) = width <= height ? (Side, longer) : (longer, Side);
            return new(w, h, Middle(w, Crop), Middle(h, Crop), Crop, Crop);
        }
    }

    private sealed record Exactly(int Width, int Height) : Framing
    {
        internal override Placement Place(int width, int height) => new(Width, Height, 0, 0, Width, Height);
    }

    private sealed record Whole(int Width, int Height) : Framing
    {
        internal override Placement Place(int width, int height)
        {
            var scale = Math.Min((double)Width / width, (double)Height / height);
            var w = Math.Clamp((int)Math.Round(width * scale), 1, Width);
            var h = Math.Clamp((int)Math.Round(height * scale), 1, Height);
            return new(w, h, Middle(w, Width), Middle(h, Height), Width, Height);
        }
    }
}
