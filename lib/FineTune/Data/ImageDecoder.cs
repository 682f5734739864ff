namespace FineTune.Data;

/// <summary>The decoder that belongs to the engine this library was built for.</summary>
public static class ImageDecoder
{
#if IMAGESHARP
    /// <summary>ImageSharp, with the packages engines (cpu, cuda). Safe from many threads at once.</summary>
    public static IImageDecoder Default { get; } = new ImageSharpDecoder();
#else
    /// <summary>libvips, with the system engine. Safe from many threads at once.</summary>
    public static IImageDecoder Default { get; } = new VipsDecoder();
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

    private static byte[] Read(string path)
    {
        try
        {
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
}
