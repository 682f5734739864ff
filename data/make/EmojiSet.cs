namespace FineTune.MakeData;

/// <summary>A set of emoji in one style, from one package.</summary>
internal abstract class EmojiSet(string name, string package, string licence)
{
    internal string Name => name;

    /// <summary>The npm package with its pinned version.</summary>
    internal string Package => package;

    internal string Licence => licence;

    /// <summary>The image file of an emoji, or null where this set does not draw it.</summary>
    internal abstract byte[]? Find(EmojiConcept concept);
}
