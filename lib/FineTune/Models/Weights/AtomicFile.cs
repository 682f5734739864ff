namespace FineTune.Models.Weights;

/// <summary>
/// Writes a file so that whoever reads it sees the old one or the new one, whole, even when the machine stops midway; once it is written,
/// it stays written.
/// </summary>
internal static class AtomicFile
{
    internal static void Write(string path, Action<Stream> write)
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
