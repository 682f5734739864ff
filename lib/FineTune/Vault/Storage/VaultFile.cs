using FineTune.Models.Weights;

namespace FineTune.Vault.Storage;

/// <summary>Small files of a vault, read whole with a bound on their size, and written so that they appear whole.</summary>
internal static class VaultFile
{
    /// <summary>The bytes of a file that is no link and no larger than it may be.</summary>
    /// <exception cref="VaultException">It is missing, too large, a link, or can't be read.</exception>
    internal static byte[] ReadAll(string path, long mostBytes)
    {
        using var stream = Open(path);
        if (stream.Length > mostBytes) throw new VaultException(path, $"The file has {stream.Length} bytes; {mostBytes} are the most that it may have.", "It isn't what it should be: restore it from a copy.");
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException wrong)
        {
            throw Unreadable(path, wrong);
        }
    }

    /// <summary>Opens a file for reading; a link is refused, for it could lead out of the vault.</summary>
    internal static FileStream Open(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.LinkTarget is not null) throw new VaultException(path, "This is a symbolic link, and a vault holds none: it could lead anywhere.", "Put the file itself here.");
            if (!file.Exists) throw new VaultException(path, "The file is missing.", "Restore it from a copy, or publish the version again.");
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, wrong);
        }
    }

    /// <summary>Makes a folder where there is none; a link in its place is refused, for it could lead out of the vault.</summary>
    /// <exception cref="VaultException">It is a link.</exception>
    internal static void RequireFolder(string path)
    {
        RefuseLink(path);
        if (Directory.Exists(path)) return;
        _ = Directory.CreateDirectory(path);
        FolderFlush.Of(Path.GetDirectoryName(path)!);
    }

    /// <exception cref="VaultException">The folder is a link.</exception>
    internal static void RefuseLink(string path)
    {
        if (new DirectoryInfo(path).LinkTarget is not null) throw new VaultException(path, "This is a symbolic link, and a vault holds none: it could lead anywhere.", "Put the folder itself here.");
    }

    /// <summary>Writes a whole file or nothing.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Guard(() => AtomicFile.Write(path, stream => stream.Write(copy)));
    }

    /// <summary>Does what writes, and says what is wrong in the vault's words.</summary>
    internal static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (WeightFileException wrong)
        {
            throw new VaultException(wrong.File, wrong.Problem, wrong.Remedy, wrong);
        }
    }

    internal static VaultException Unreadable(string path, Exception wrong)
        => new(path, $"It can't be read ({wrong.Message.TrimEnd('.')}).", "Check the disk and your permissions.", wrong);
}
