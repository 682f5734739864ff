namespace FineTune.MakeData;

/// <summary>A set that is a folder of files named by code points.</summary>
internal sealed class FileSet(string name, string package, string licence, string folder) : EmojiSet(name, package, licence)
{
    private readonly Dictionary<string, string> files = Directory.EnumerateFiles(folder)
        .Order(StringComparer.Ordinal)
        .GroupBy(f => EmojiConcept.Normalise(Path.GetFileNameWithoutExtension(f)))
        .ToDictionary(g => g.Key, g => g.First());

    internal override byte[]? Find(EmojiConcept concept) =>
        files.TryGetValue(concept.Code, out var file) ? File.ReadAllBytes(file) : null;
}
