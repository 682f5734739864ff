using FineTune.Vault.Storage;

namespace FineTune.Vault;

public sealed partial class ModelVault
{
    /// <summary>Puts a tag at a version; where it stood before is remembered.</summary>
    /// <param name="reference">The version: "clipart@3".</param>
    /// <param name="tag">For example "production".</param>
    /// <exception cref="VaultException">There is no such version, or this is no tag.</exception>
    public void Tag(string reference, string tag)
    {
        _ = VersionReference.RequireTag(tag);
        using var held = VaultLock.Take(layout.LockFile, Patience);
        var version = Resolve(reference).Manifest;
        var book = ReadTags(version.Model);
        if (book.Find(tag) == version.Version) return;
        IReadOnlyList<TagMove> moves = [.. book.Tags.GetValueOrDefault(tag) ?? [], new TagMove(version.Version, DateTimeOffset.UtcNow)];
        VaultFile.Write(layout.Tags(version.Model), VaultJson.Write(book.With(tag, moves)));
    }

    /// <summary>Puts a tag back to where it stood before its last move.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tag">The tag.</param>
    /// <returns>The version at which it stands now.</returns>
    /// <exception cref="VaultException">There is no such tag, it was never moved, or the version before was pruned.</exception>
    public int RollBack(string model, string tag)
    {
        using var held = VaultLock.Take(layout.LockFile, Patience);
        var name = RequireModel(model);
        var book = ReadTags(name);
        _ = TaggedNumber(name, tag);
        var moves = book.Tags[tag];
        if (moves.Count < 2) throw new VaultException($"{name}@{tag}", "The tag was never moved, so there is nothing to go back to.", $"Put it elsewhere: finetune models tag {name}@NUMBER {tag}.");
        var before = ReadVersion(name, moves[^2].Version).Manifest.Version;
        VaultFile.Write(layout.Tags(name), VaultJson.Write(book.With(tag, [.. moves.SkipLast(1)])));
        return before;
    }

    private TagBook ReadTags(string name) => TagBook.Read(layout.Tags(name));

    private int TaggedNumber(string name, string tag)
    {
        var book = ReadTags(name);
        return book.Find(tag) ?? throw new VaultException($"{name}@{SafeName.Shown(tag)}", "There is no such tag.",
            book.Tags.Count == 0 ? "The model has no tags." : $"There are: {string.Join(", ", book.Tags.Keys)}.");
    }
}
