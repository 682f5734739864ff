using System.Globalization;

namespace FineTune.Vault.Storage;

/// <summary>
/// What lies where in a vault:
/// <c>objects/ab/ab12...</c> (files by their SHA-256), <c>models/NAME/versions/000003/</c> (manifest, digest, signatures, card),
/// <c>models/NAME/tags.json</c>, and <c>lock</c>.
/// </summary>
internal sealed class VaultLayout(string root)
{
    internal const string ManifestFile = "manifest.json";
    internal const string DigestFile = "manifest.sha256";
    internal const string SignatureFile = "signatures.json";
    internal const string CardFile = "MODEL_CARD.md";

    internal string Root { get; } = Path.GetFullPath(root);

    internal string LockFile => Path.Combine(Root, "lock");

    internal string Objects => Path.Combine(Root, "objects");

    internal string Models => Path.Combine(Root, "models");

    internal string Object(string address) => Path.Combine(Objects, address[..2], address);

    internal string Model(string name) => Path.Combine(Models, name);

    internal string Versions(string name) => Path.Combine(Model(name), "versions");

    internal string Version(string name, int number) => Path.Combine(Versions(name), number.ToString("D6", CultureInfo.InvariantCulture));

    internal string Tags(string name) => Path.Combine(Model(name), "tags.json");

    /// <summary>The models that have a published version, by name.</summary>
    internal IEnumerable<string> ModelNames() => Folders(Models).Where(SafeName.IsSafe).Where(name => VersionNumbers(name).Any());

    /// <summary>The published versions of a model, oldest first. A folder that a crash left behind has no such name.</summary>
    internal IEnumerable<int> VersionNumbers(string name) => Folders(Versions(name))
        .Where(folder => folder.Length == 6 && folder.All(char.IsAsciiDigit))
        .Select(folder => int.Parse(folder, CultureInfo.InvariantCulture))
        .Where(number => number > 0);

    private static IEnumerable<string> Folders(string path)
        => Directory.Exists(path) ? Directory.EnumerateDirectories(path).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal) : [];
}
