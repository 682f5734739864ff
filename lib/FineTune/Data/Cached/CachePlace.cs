namespace FineTune.Data;

/// <summary>Where decoded pixels or computed features are kept.</summary>
public abstract record CachePlace
{
    private CachePlace() { }

    /// <summary>In memory while they are small beside it (a quarter of what this process may have), else in files in <see cref="CacheFolder.Default"/>.</summary>
    public static CachePlace Automatic { get; } = new BySize();

    /// <summary>In memory, and gone with the object that holds them.</summary>
    public static CachePlace Memory { get; } = new InMemory();

    /// <summary>
    /// In memory-mapped files in a folder: the next run, and other processes, find them there. A file is named after what it was made of,
    /// so nothing in it is ever out of date.
    /// </summary>
    /// <param name="path">The folder; it is made if it isn't there.</param>
    public static CachePlace Folder(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new InFolder(path);
    }

    /// <summary>The folder for so many bytes; null for memory.</summary>
    internal abstract string? FolderFor(long bytes);

    private sealed record InMemory : CachePlace
    {
        internal override string? FolderFor(long bytes) => null;
    }

    private sealed record InFolder(string Path) : CachePlace
    {
        internal override string? FolderFor(long bytes) => Path;
    }

    private sealed record BySize : CachePlace
    {
        internal override string? FolderFor(long bytes) => bytes <= GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 ? null : CacheFolder.Default;
    }
}
