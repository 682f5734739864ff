using FineTune.Vault.Storage;

namespace FineTune.Vault;

/// <summary>Where a tag was put, and when.</summary>
internal sealed record TagMove(int Version, DateTimeOffset At);

/// <summary>The tags of a model with all their moves, so that the last one can be taken back.</summary>
internal sealed record TagBook(IReadOnlyDictionary<string, IReadOnlyList<TagMove>> Tags)
{
    private const long MostBytes = 1 << 20;

    internal static TagBook Read(string path)
    {
        if (!File.Exists(path)) return new TagBook(new Dictionary<string, IReadOnlyList<TagMove>>());
        var book = VaultJson.Read<TagBook>(VaultFile.ReadAll(path, MostBytes), path);
        return book.Tags.All(tag => SafeName.IsSafe(tag.Key) && tag.Value.Count > 0 && tag.Value.All(move => move is { Version: > 0 })) ? book
            : throw new VaultException(path, "It holds a tag that is none.", "Delete the file and set the tags again.");
    }

    internal int? Find(string tag) => Tags.TryGetValue(tag, out var moves) ? moves[^1].Version : null;

    internal IEnumerable<string> At(int version) => Tags.Where(tag => tag.Value[^1].Version == version).Select(tag => tag.Key).Order(StringComparer.Ordinal);

    /// <summary>The versions that a tag stands at, or would go back to.</summary>
    internal IEnumerable<int> Held => Tags.Values.SelectMany(moves => moves.TakeLast(2)).Select(move => move.Version);

    internal TagBook With(string tag, IReadOnlyList<TagMove> moves)
    {
        var tags = new SortedDictionary<string, IReadOnlyList<TagMove>>(Tags.ToDictionary(), StringComparer.Ordinal) { [tag] = moves };
        return new TagBook(tags);
    }
}
