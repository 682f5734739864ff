namespace FineTune.Models.Weights;

/// <summary>
/// Writes a file so that whoever reads it sees the old one or the new one, whole, even when the machine stops midway; once it is written,
/// it stays written.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes beside the file, flushes to the disk, renames.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="write">Writes the content. What it throws is passed on, and the file stays as it was.</param>
    /// <exception cref="WeightFileException">The folder is missing or closed, or the disk is full.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var beside = AbandonedParts.NameFor(full);
        try
        {
            AbandonedParts.Remove(full);
            // Renamed while it is held: whoever looks for abandoned parts finds this one held, or gone.
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, bufferSize: 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                File.Move(beside, full, overwrite: true);
            }
            FolderFlush.Of(Path.GetDirectoryName(full)!);
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
