using System.Text.Json;

namespace FineTune.MakeData;

/// <summary>The emoji that become classes of the pretraining task.</summary>
internal static class EmojiConcepts
{
    // Letters in boxes and plain shapes teach a trunk little about pictures; flags and skin tones are many and alike.
    private static readonly HashSet<string> LeftOutCategories = ["Flags", "Component"];
    private static readonly HashSet<string> LeftOutSubcategories = ["keycap", "gender", "punctuation", "math", "currency", "geometric"];

    /// <summary>Reads the list of the emoji-datasource package, in its order.</summary>
    /// <param name="packages">The node_modules folder.</param>
    /// <param name="sets">Sets that know both code points and names, to learn the names from.</param>
    internal static IReadOnlyList<EmojiConcept> Read(string packages, IReadOnlyList<IconSet> sets)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packages, "emoji-datasource", "emoji.json")));
        return [.. json.RootElement.EnumerateArray().Where(IsKept).OrderBy(e => e.GetProperty("sort_order").GetInt32()).Select(e => Concept(e, sets))];
    }

    // A zero width joiner makes variants (by gender, hair, family) of what is in the list already.
    private static bool IsKept(JsonElement emoji) =>
        !LeftOutCategories.Contains(Text(emoji, "category"))
        && !LeftOutSubcategories.Contains(Text(emoji, "subcategory"))
        && !Text(emoji, "unified").Contains("200D", StringComparison.Ordinal);

    private static EmojiConcept Concept(JsonElement emoji, IReadOnlyList<IconSet> sets)
    {
        var code = EmojiConcept.Normalise(Text(emoji, "unified"));
        // Unicode's own names first: "kiss" is the short name of the mark of a kiss, but Unicode's name of a couple.
        var names = sets.SelectMany(s => s.NamesOf(code)).Append(Text(emoji, "name"))
            .Concat(emoji.GetProperty("short_names").EnumerateArray().Select(n => n.GetString()!));
        return new EmojiConcept(Text(emoji, "short_name"), code, Text(emoji, "image"), Text(emoji, "category"), Text(emoji, "subcategory"),
            [.. names.Select(EmojiConcept.Squash).Distinct()]);
    }

    private static string Text(JsonElement emoji, string property) => emoji.GetProperty(property).GetString() ?? "";
}
