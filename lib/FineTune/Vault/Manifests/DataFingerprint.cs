using FineTune.Data;
using FineTune.Vault.Storage;

namespace FineTune.Vault.Manifests;

/// <summary>Which images a version learned from: enough to tell whether they are still the same, not enough to see them.</summary>
/// <param name="Images">How many there are.</param>
/// <param name="Sha256">The SHA-256 over the images' names, labels and the SHA-256 of each file, in their order.</param>
/// <param name="PerClass">How many each class has.</param>
public sealed record DataFingerprint(int Images, string Sha256, IReadOnlyDictionary<string, int> PerClass)
{
    /// <summary>Reads every file once.</summary>
    /// <param name="items">The images, for example <see cref="Split.Train"/>.</param>
    /// <param name="classes">The names of the classes, by label.</param>
    /// <exception cref="VaultException">A file can't be read.</exception>
    public static DataFingerprint Of(IReadOnlyList<ImageItem> items, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(classes);
        var digests = items.AsParallel().AsOrdered().Select(item => $"{item.Name}\0{item.Label}\0{DigestOf(item.Path)}\n").ToArray();
        var perClass = classes.Select((name, label) => (name, count: items.Count(item => item.Label == label))).ToDictionary(entry => entry.name, entry => entry.count);
        return new DataFingerprint(items.Count, $"{ContentHash.Of(string.Concat(digests))}", perClass);
    }

    private static string DigestOf(string path)
    {
        try
        {
            return $"{ContentHash.OfFile(path)}";
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw VaultFile.Unreadable(path, wrong);
        }
    }
}
