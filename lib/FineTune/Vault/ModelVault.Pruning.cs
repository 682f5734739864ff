using FineTune.Vault.Storage;

namespace FineTune.Vault;

/// <summary>What pruning took away.</summary>
/// <param name="Versions">The versions, as "clipart@3".</param>
/// <param name="Files">How many files that no version needs.</param>
/// <param name="Bytes">How many bytes they had.</param>
public sealed record Pruned(IReadOnlyList<string> Versions, int Files, long Bytes);

public sealed partial class ModelVault
{
    /// <summary>Removes old versions, and files that no version needs, what a crash left among them.</summary>
    /// <param name="keep">How many of each model's newest versions stay; those with a tag, and those that a tag would go back to, stay too.</param>
    /// <param name="model">Only this model's versions.</param>
    /// <exception cref="VaultException">A manifest is damaged: nothing is removed then, for its files would be taken for unneeded.</exception>
    public Pruned Prune(int keep = 5, string? model = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keep, 1);
        using var held = VaultLock.Take(layout.LockFile, Patience);
        var all = layout.ModelNames().ToList().SelectMany(name => layout.VersionNumbers(name).ToList().Select(number => ReadVersion(name, number))).ToList();
        var names = model is null ? [.. layout.ModelNames()] : new[] { RequireModel(model) };
        var leaving = names.SelectMany(name => Leaving(name, keep)).ToHashSet();
        var needed = all.Where(stored => !leaving.Contains((stored.Manifest.Model, stored.Manifest.Version))).SelectMany(stored => stored.Manifest.Files).Select(file => file.Address).ToHashSet();
        foreach (var (name, number) in leaving) Remove(name, number);
        foreach (var name in layout.ModelNames().ToList()) RemoveFolder(Path.Combine(layout.Versions(name), Staging));
        var unneeded = StoredFiles().Where(file => !needed.Contains(file.Name)).ToList();
        var bytes = unneeded.Sum(file => file.Length);
        foreach (var file in unneeded) file.Delete();
        return new Pruned([.. leaving.Order().Select(version => $"{version.Item1}@{version.Item2}")], unneeded.Count, bytes);
    }

    private IEnumerable<(string, int)> Leaving(string name, int keep)
    {
        var tagged = ReadTags(name).Held.ToHashSet();
        return layout.VersionNumbers(name).ToList().SkipLast(keep).Where(number => !tagged.Contains(number)).Select(number => (name, number));
    }

    // In one step out of the list, then away: what stops it leaves no half version.
    private void Remove(string name, int number)
    {
        var incoming = Path.Combine(layout.Versions(name), Staging);
        RemoveFolder(incoming);
        Directory.Move(layout.Version(name, number), incoming);
        RemoveFolder(incoming);
    }

    // Links are not followed: pruning must not reach out of the vault.
    private IEnumerable<FileInfo> StoredFiles()
        => Directory.Exists(layout.Objects) ? new DirectoryInfo(layout.Objects).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint }) : [];

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
