namespace FineTune.Data;

/// <summary>A decoded image: sRGB, one byte a channel, rows from the top, channels together (HWC).</summary>
public sealed class Pixels
{
    /// <summary>Wraps the bytes of an image without copying them.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="channels">3 (red, green, blue) or 4 (and straight, not premultiplied, alpha).</param>
    /// <param name="data">[height, width, channels], each value 0..255.</param>
    /// <exception cref="ArgumentException">The sizes do not fit the number of bytes.</exception>
    public Pixels(int width, int height, int channels, byte[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (3 or 4))
            throw new ArgumentException($"An image has 3 or 4 channels, not {channels}.", nameof(channels));
        if (data.LongLength != (long)width * height * channels)
            throw new ArgumentException($"{width} x {height} x {channels} needs {(long)width * height * channels} bytes; {data.LongLength} were given.", nameof(data));
        (Width, Height, Channels, Data) = (width, height, channels, data);
    }

    private Pixels(byte[] data, int width, int height) => (Width, Height, Channels, Data) = (width, height, 3, data);

    /// <summary>An image of 3 channels at the beginning of an array: for a moment, and for those who look at the array's length for nothing but its end.</summary>
    internal static Pixels AtTheBeginningOf(Scratch scratch, int width, int height) => new(scratch.Bytes, width, height);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>3 (RGB) or 4 (RGB and straight alpha).</summary>
    public int Channels { get; }

#pragma warning disable CA1819 // The bytes are the point: batches are filled from them without a copy.
    /// <summary>[Height, Width, Channels] uint8, 0..255.</summary>
    public byte[] Data { get; }
#pragma warning restore CA1819

    /// <summary>The channels of one pixel.</summary>
    /// <param name="x">Column, from the left.</param>
    /// <param name="y">Row, from the top.</param>
    /// <returns>[Channels] uint8.</returns>
    public ReadOnlySpan<byte> this[int x, int y] => Data.AsSpan((y * Width + x) * Channels, Channels);

    /// <summary>[Channels, Height, Width]: a plane for each channel, as networks want it.</summary>
    internal byte[] ToPlanes()
    {
        var planes = new byte[Data.Length];
        var size = Width * Height;
        for (var c = 0; c < Channels; c++)
            for (int i = c, o = c * size; i < Data.Length; i += Channels, o++) planes[o] = Data[i];
        return planes;
    }

    /// <summary>Brings the image to another size or background, as a decoder does.</summary>
    /// <param name="framing">How it is brought to size.</param>
    /// <param name="background">What transparent parts and padding become; <c>null</c> keeps or adds an alpha channel.</param>
    /// <returns>3 channels with a background, 4 without.</returns>
    public Pixels Reframe(Framing framing, Rgb? background)
    {
        ArgumentNullException.ThrowIfNull(framing);
        return Compositor.Compose(this, framing.Place(Width, Height), background);
    }

    /// <summary>Cuts off the empty margins.</summary>
    /// <returns>
    /// The smallest part that holds everything that differs from the upper left pixel; the image itself if nothing does.
    /// </returns>
    public Pixels Trim()
    {
        var box = ContentBox.Of(this);
        return Compositor.Compose(this, box, Channels == 3 ? Rgb.White : null);
    }
}
