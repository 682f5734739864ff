using FineTune.Vault.Storage;

namespace FineTune.Vault.Manifests;

/// <summary>What a manifest may say. What is read from a file is believed only after this.</summary>
internal static class ManifestCheck
{
    private const int MostClasses = 100_000;
    private const int LongestClassName = 200;

    /// <exception cref="VaultException">Something in it can't be.</exception>
    internal static void Require(Manifest manifest, string name)
    {
        var fault = Fault(manifest);
        if (fault is not null) throw new VaultException(name, $"In the manifest, {fault}.", "It was damaged, tampered with, or written by a later version: restore it from a copy.");
    }

    internal static string? Fault(Manifest manifest)
        => manifest.Format != Manifest.CurrentFormat ? $"the format is '{SafeName.Shown(manifest.Format)}', and '{Manifest.CurrentFormat}' is read here"
        : !SafeName.IsSafe(manifest.Model) ? $"'{SafeName.Shown(manifest.Model)}' is no name for a model"
        : manifest.Version is < 1 or > 999_999 ? $"{manifest.Version} is no number of a version"
        : manifest.Parent is not null && !SafeName.IsSha256(manifest.Parent) ? "the parent is no id"
        : !SafeName.IsSafe(manifest.Backbone) ? "the backbone has no proper name"
        : manifest.Head is not { Count: > 0 and <= 16 } ? "the head has no layers, or too many"
        : ClassFault(manifest.Classes) is { } classes ? classes
        : manifest.Preprocessing.Fault() is { } preprocessing ? preprocessing
        : !(manifest.Temperature is > 0 and < 1e6) ? "the temperature isn't above 0"
        : !(manifest.Tolerance is > 0 and <= 1) ? "the tolerance isn't between 0 and 1"
        : FileFault(manifest.Files);

    /// <summary>Class names come from folders' names and go into pages, paths and charts: none may pass for a path.</summary>
    internal static string? ClassFault(IReadOnlyList<string> classes)
        => classes.Count is < 2 or > MostClasses ? $"there are {classes.Count} classes"
        : classes.FirstOrDefault(name => !IsClassName(name)) is { } odd ? $"the class name '{SafeName.Shown(odd)}' is empty, too long, or holds a slash, a control character or only dots"
        : classes.Distinct(StringComparer.Ordinal).Count() != classes.Count ? "two classes have one name"
        : null;

    private static bool IsClassName(string? name)
        => name is { Length: > 0 and <= LongestClassName } && !name.Any(letter => letter is '/' or '\\' || char.IsControl(letter)) && name.Trim('.', ' ').Length > 0;

    private static string? FileFault(IReadOnlyList<VersionFile> files)
        => files.Count is 0 or > 1000 ? $"there are {files.Count} files"
        : files.FirstOrDefault(file => !SafeName.IsSafe(file.Name)) is { } odd ? $"'{SafeName.Shown(odd.Name)}' is no name for a file"
        : files.Any(file => !SafeName.IsSha256(file.Sha256) || (file.Sealed is not null && !SafeName.IsSha256(file.Sealed)) || file.Bytes < 0) ? "a file has no proper SHA-256"
        : files.DistinctBy(file => file.Name).Count() != files.Count ? "two files have one name"
        : null;
}
