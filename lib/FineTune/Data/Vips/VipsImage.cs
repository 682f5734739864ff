using System.Runtime.InteropServices;

namespace FineTune.Data.Vips;

/// <summary>A reference to a libvips image: a promise of pixels, computed when they are asked for.</summary>
internal sealed class VipsImage : SafeHandle
{
    internal VipsImage(nint handle) : base(0, ownsHandle: true) => SetHandle(handle);

    public override bool IsInvalid => handle == 0;

    /// <summary>Columns and rows as the file stores them.</summary>
    internal (int Width, int Height) Size => (VipsNative.Width(handle), VipsNative.Height(handle));

    /// <summary>Columns and rows as the image is meant to be seen: EXIF's orientations 5 to 8 lie on their side.</summary>
    internal (int Width, int Height) UprightSize =>
        VipsNative.Orientation(handle) is >= 5 and <= 8 ? (Size.Height, Size.Width) : Size;

    /// <summary>Whether the file stores it as it is meant to be seen.</summary>
    internal bool IsUpright => VipsNative.Orientation(handle) == 1;

    internal bool HasAlpha => VipsNative.HasAlpha(handle) != 0;

    /// <summary>Cyan, magenta, yellow and black of a byte each, 255 for full ink.</summary>
    internal bool IsCmyk => (VipsNative.Interpretation(handle), VipsNative.Format(handle), VipsNative.Bands(handle)) == (VipsNative.Cmyk, VipsNative.UChar, 4);

    internal nint Handle => handle;

    /// <summary>The same image, computed: its pixels can then be read in any order, and a file only from the top.</summary>
    /// <exception cref="VipsException">The file behind the image is damaged.</exception>
    internal VipsImage InMemory() => VipsNative.CopyMemory(handle) is var copy and not 0 ? new VipsImage(copy) : throw new VipsException();

    /// <summary>Computes all pixels of an 8-bit image.</summary>
    /// <exception cref="VipsException">The file behind the image is damaged.</exception>
    internal Pixels ToPixels()
    {
        var memory = VipsNative.WriteToMemory(handle, out var size);
        if (memory == 0)
            throw new VipsException();
        try
        {
            var bytes = new byte[checked((int)size)];
            Marshal.Copy(memory, bytes, 0, bytes.Length);
            return new Pixels(Size.Width, Size.Height, VipsNative.Bands(handle), bytes);
        }
        finally
        {
            VipsNative.Free(memory);
        }
    }

    protected override bool ReleaseHandle()
    {
        VipsNative.Unref(handle);
        return true;
    }
}
