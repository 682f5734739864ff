namespace FineTune.Data;

/// <summary>Where what was computed once is kept, and how much of it there is. All of it can be deleted at any time.</summary>
public static class CacheFolder
{
    /// <summary>
    /// <c>FINETUNE_CACHE</c>, or <c>finetune</c> under <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>. It is made when something is kept.
    /// </summary>
    public static string Default => Variable("FINETUNE_CACHE") ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Home, ".cache"), "finetune");

    /// <summary>How many bytes a folder's cached pixels and features take.</summary>
    /// <param name="folder">The folder; <see cref="Default"/> if left out.</param>
    public static long Size(string? folder = null) => Files(folder).Sum(file => file.Length);

    /// <summary>Deletes cached pixels and features; what is in use by a process stays usable for it.</summary>
    /// <param name="unusedFor">Only those that nobody opened for so long; all if left out.</param>
    /// <param name="folder">The folder; <see cref="Default"/> if left out.</param>
    /// <returns>How many bytes were given back.</returns>
    public static long Clear(TimeSpan? unusedFor = null, string? folder = null)
    {
        var freed = 0L;
        foreach (var file in Files(folder).Where(file => unusedFor is not { } age || DateTime.UtcNow - file.LastWriteTimeUtc > age))
        {
            freed += file.Length;
            file.Delete();
        }
        return freed;
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static FileInfo[] Files(string? folder)
    {
        var place = new DirectoryInfo(folder ?? Default);
        return place.Exists ? place.GetFiles("*" + Cached.RowFile.Extension) : [];
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
