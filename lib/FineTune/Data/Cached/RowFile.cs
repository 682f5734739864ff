using Microsoft.Win32.SafeHandles;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>
/// A file of equal rows, each under the hash of what it was made from. It appears whole or not at all and is never changed afterwards, so
/// any number of processes can map it.
/// </summary>
internal sealed class RowFile : KeptRows
{
    internal const string Extension = ".rows";

    private readonly long dataStart;
    private readonly SafeFileHandle file;

    private RowFile(string path, RowFileHeader header, long dataStart)
    {
        (Path, Header, this.dataStart) = (path, header, dataStart);
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
    }

    internal string Path { get; }

    internal RowFileHeader Header { get; }

    internal override long[] Shape => [Header.Keys.Count, .. Header.RowShape];

    internal override ScalarType Dtype => Header.Dtype;

    /// <summary>Opens a file and checks it; null where there is none, or it is broken (it is then deleted) or made by another function.</summary>
    internal static RowFile? Open(string path, ContentHash identity)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            var (header, start) = RowFileHeader.Read(stream);
            return header.Identity == identity ? new RowFile(path, header, start) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return null;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or System.Text.Json.JsonException or FormatException or ArgumentException or OverflowException)
        {
            TryDelete(path);
            return null;
        }
    }

    /// <summary>The file that has just been written: its hash was computed from it, so it is not read a second time.</summary>
    internal static RowFile Written(string path, RowFileHeader header, long dataStart) => new(path, header, dataStart);

    /// <summary>A newer date says that the file is still used (CacheFolder.Clear).</summary>
    internal void Touch()
    {
        try
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A cache that can only be read is as good.
        }
    }

    /// <summary>Mapped: a page is read when it is first looked at, and the system may forget it again.</summary>
    internal override Tensor All()
    {
        using var scope = NewDisposeScope();
        var (before, numbers) = (dataStart / Header.Dtype.ElementSize(), Header.Keys.Count * Header.RowBytes / Header.Dtype.ElementSize());
        var all = from_file(Path, shared: false, size: before + numbers, dtype: Header.Dtype).narrow(0, before, numbers);
        return all.view(Shape).MoveToOuterDisposeScope();
    }

    internal override Tensor Pick(long[] rows)
    {
        var picked = empty([rows.Length, .. Header.RowShape], Header.Dtype, CPU);
        for (var i = 0; i < rows.Length; i++)
        {
            using var row = picked.select(0, i);
            Read(rows[i], row.bytes);
        }
        return picked;
    }

    internal void Read(long row, Span<byte> bytes)
    {
        var at = dataStart + (row * Header.RowBytes);
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(file, bytes, at);
            if (read == 0) throw new EndOfStreamException($"{Path} ended early.");
            bytes = bytes[read..];
            at += read;
        }
    }

    public override void Dispose() => file.Dispose();

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody else's: it is not used, that is enough.
        }
    }
}
