using Microsoft.Win32.SafeHandles;

namespace FineTune.Data.Cached;

/// <summary>Rows in a file that is written beside its place and takes it when it is whole.</summary>
internal sealed class FileRows : IRowSink
{
    // Whoever still writes has written within this time.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    private readonly string path;
    private readonly string beside;
    private readonly RowFileHeader header;
    private readonly long dataStart;
    private readonly SafeFileHandle file;

    /// <exception cref="IOException">The folder cannot be written to, or has not enough room.</exception>
    internal FileRows(string path, RowFileHeader header)
    {
        (this.path, this.header, dataStart) = (path, header, RowFileHeader.DataStart(header.Keys.Count));
        RemoveAbandoned(Path.GetDirectoryName(path)!);
        beside = $"{path}.{Guid.NewGuid():N}.part";
        var length = dataStart + (header.Keys.Count * header.RowBytes);
        file = File.OpenHandle(beside, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.None, preallocationSize: length);
    }

    public void Write(int row, ReadOnlySpan<byte> bytes) => RandomAccess.Write(file, bytes, dataStart + (row * header.RowBytes));

    public KeptRows Finish(IReadOnlyList<int>? kept = null)
    {
        if (kept is not null) MoveUp(kept);
        var keys = kept?.Select(row => header.Keys[row]).ToArray() ?? header.Keys;
        if (keys.Count == 0) throw new IOException($"{path} was not written: there is not one row to keep.");
        var whole = header with { Keys = keys };
        RandomAccess.SetLength(file, dataStart + (keys.Count * header.RowBytes));
        RandomAccess.Write(file, whole.ToBytes(dataStart, HashRows()), 0);
        RandomAccess.FlushToDisk(file);
        file.Dispose();
        File.Move(beside, path, overwrite: true);
        return RowFile.Written(path, whole, dataStart);
    }

    public void Dispose()
    {
        file.Dispose();
        if (File.Exists(beside)) File.Delete(beside);
    }

    private ContentHash HashRows()
    {
        // The handle stays ours.
        using var stream = new FileStream(new SafeFileHandle(file.DangerousGetHandle(), ownsHandle: false), FileAccess.Read, bufferSize: 1 << 16);
        return RowFileHeader.HashRows(stream, dataStart);
    }

    /// <summary>Deletes what processes that were killed left half-written.</summary>
    private static void RemoveAbandoned(string folder)
    {
        foreach (var part in new DirectoryInfo(folder).GetFiles($"*{RowFile.Extension}.*.part"))
            if (DateTime.UtcNow - part.LastWriteTimeUtc > Abandoned) part.Delete();
    }

    private void MoveUp(IReadOnlyList<int> kept)
    {
        var row = new byte[header.RowBytes];
        for (var i = 0; i < kept.Count; i++)
        {
            if (kept[i] == i) continue;
            _ = RandomAccess.Read(file, row, dataStart + (kept[i] * header.RowBytes));
            Write(i, row);
        }
    }
}
