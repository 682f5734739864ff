namespace FineTune.MakeData;

/// <summary>One emoji, whichever set draws it.</summary>
/// <param name="Name">Its short name: "hot_air_balloon".</param>
/// <param name="Code">Its code points, without variation selectors and leading zeros: "1f9d1-200d-1f680".</param>
/// <param name="Image">Its file name in emoji-datasource's image folders.</param>
/// <param name="Category">"Smileys &amp; Emotion", "Animals &amp; Nature", ...</param>
/// <param name="Subcategory">"animal-bird", ...</param>
/// <param name="Names">All names it goes by, the surest first, letters and digits only: "hotairballoon".</param>
internal sealed record EmojiConcept(string Name, string Code, string Image, string Category, string Subcategory, IReadOnlyList<string> Names)
{
    /// <summary>Smileys, people and symbols look alike and are many: the sampler draws them half as often.</summary>
    internal bool IsHalfWeight => Category is "Smileys & Emotion" or "People & Body" or "Symbols";

    /// <summary>Code points as every package can be asked for them.</summary>
    internal static string Normalise(string code) =>
        string.Join('-', code.ToLowerInvariant().Split('-').Where(c => c != "fe0f").Select(c => c.TrimStart('0')));

    /// <summary>A name as every package can be asked for it.</summary>
    internal static string Squash(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
