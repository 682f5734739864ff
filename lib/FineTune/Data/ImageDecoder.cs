namespace FineTune.Data;

/// <summary>The decoder that belongs to the engine this library was built for.</summary>
public static class ImageDecoder
{
    // No photo is as long; a disk image with a wrong name is.
    private const long MostBytes = 200_000_000;

#if IMAGESHARP
    /// <summary>ImageSharp, with the packages engines (cpu, cuda). Safe from many threads at once.</summary>
    public static IImageDecoder Default { get; } = new ImageSharpDecoder();

    /// <summary>Which decoder decodes: another one may give slightly other pixels.</summary>
    public static string Version { get; } = $"ImageSharp {typeof(SixLabors.ImageSharp.Image).Assembly.GetName().Version}";
#else
    /// <summary>libvips, with the system engine, and TurboJPEG for ordinary JPEG files where it is installed. Safe from many threads at once.</summary>
    public static IImageDecoder Default { get; } = new TurboJpegDecoder(new VipsDecoder());

    /// <summary>Which decoder decodes: another one may give slightly other pixels.</summary>
    public static string Version => $"libvips {Vips.VipsLibrary.Version}";
#endif

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="decoder">Any decoder.</param>
    /// <param name="path">The file.</param>
    /// <param name="request">Size, background and limit; the size of the file on white if left out.</param>
    /// <returns>3 channels with a background, 4 without.</returns>
    /// <exception cref="ImageException">The file cannot be read or is no usable image.</exception>
    public static Pixels DecodeFile(this IImageDecoder decoder, string path, DecodeRequest? request = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        return decoder.Decode(Read(path), path, request ?? new DecodeRequest());
    }

    internal static byte[] Read(string path)
    {
        try
        {
            RefuseIfTooLong(path);
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageException(path, "there is no such file", "Check the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImageException(path, $"it cannot be read ({e.Message.TrimEnd('.')})", "Check its permissions.", e);
        }
    }

    private static void RefuseIfTooLong(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.Length is > MostBytes and var length) throw new ImageException(path, FormattableString.Invariant($"the file has {length / 1e6:0} megabytes, above the limit of {MostBytes / 1e6:0}"), "Save it as a JPEG or a compressed PNG.");
    }
}
