using FineTune.Data;

namespace FineTune.Serving;

/// <summary>How large an image from anywhere may be; what is larger is refused before it is decoded.</summary>
/// <param name="MaxBytes">Of the file.</param>
/// <param name="MaxMegapixels">Width times height, in millions, as the header claims.</param>
public sealed record ImageLimits(long MaxBytes = 64 << 20, double MaxMegapixels = 100)
{
    internal byte[] Read(Stream stream, string name)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (kept.Length + read > MaxBytes) throw new ImageException(name, $"the file has more than {MaxBytes:#,0} bytes", "Make it smaller, or raise ImageLimits.MaxBytes.");
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    internal byte[] Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream, path);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ImageException(path, "there is no such file", "Check the path.", wrong);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ImageException(path, $"it cannot be read ({wrong.Message.TrimEnd('.')})", "Check its permissions.", wrong);
        }
    }
}
