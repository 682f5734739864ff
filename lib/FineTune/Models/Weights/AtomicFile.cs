namespace FineTune.Models.Weights;

/// <summary>Writes a file so that whoever reads it sees the old one or the new one, whole, even when the machine stops midway.</summary>
internal static class AtomicFile
{
    internal static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var beside = $"{full}.{Guid.NewGuid():N}.part";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(beside, full, overwrite: true);
        }
        catch (Exception wrong)
        {
            if (File.Exists(beside)) File.Delete(beside);
            if (wrong is IOException or UnauthorizedAccessException)
                throw new WeightFileException(path, $"It can't be written ({wrong.Message.TrimEnd('.')}).", "Check the folder, the free space and your permissions.", wrong);
            throw;
        }
    }
}
