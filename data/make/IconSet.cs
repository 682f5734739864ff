using System.Text;
using System.Text.Json;

namespace FineTune.MakeData;

/// <summary>A set in Iconify's format: icons.json holds SVG bodies by name, chars.json (not always filled) names by code point.</summary>
internal sealed class IconSet : EmojiSet
{
    private readonly JsonElement icons;
    private readonly Dictionary<string, string> byCode;
    private readonly Dictionary<string, string> byName = [];
    private readonly ILookup<string, string> aliasesOf;
    private readonly Dictionary<string, JsonElement> aliases;

    internal IconSet(string name, string package, string licence, string folder) : base(name, package, licence)
    {
        icons = Parse(folder, "icons.json");
        byCode = Parse(folder, "chars.json").EnumerateObject()
            .GroupBy(p => EmojiConcept.Normalise(p.Name)).ToDictionary(g => g.Key, g => g.First().Value.GetString()!);
        aliases = icons.TryGetProperty("aliases", out var all) ? all.EnumerateObject().ToDictionary(a => a.Name, a => a.Value) : [];
        aliasesOf = aliases.ToLookup(a => a.Value.GetProperty("parent").GetString()!, a => a.Key);
        foreach (var icon in icons.GetProperty("icons").EnumerateObject().Select(i => i.Name).Concat(aliases.Keys))
            byName.TryAdd(EmojiConcept.Squash(icon), icon);
    }

    /// <summary>What this set calls an emoji, aliases included.</summary>
    internal IEnumerable<string> NamesOf(string code) =>
        byCode.TryGetValue(code, out var name) ? aliasesOf[name].Prepend(name) : [];

    internal override byte[]? Find(EmojiConcept concept)
    {
        if (byCode.TryGetValue(concept.Code, out var icon))
            return Draw(icon);
        // A set with code points draws what they list; only one without is searched by name.
        var known = byCode.Count == 0 ? concept.Names.FirstOrDefault(byName.ContainsKey) : null;
        return known is null ? null : Draw(byName[known]);
    }

    private byte[] Draw(string icon)
    {
        var turn = "";
        while (aliases.TryGetValue(icon, out var alias))
        {
            turn += Turn(alias);
            icon = alias.GetProperty("parent").GetString()!;
        }
        var drawing = icons.GetProperty("icons").GetProperty(icon);
        var (left, top) = (Number(drawing, "left", 0), Number(drawing, "top", 0));
        var (width, height) = (Number(drawing, "width", 16), Number(drawing, "height", 16));
        var body = drawing.GetProperty("body").GetString();
        var centre = FormattableString.Invariant($"{left + width / 2} {top + height / 2}");
        var back = FormattableString.Invariant($"{-left - width / 2} {-top - height / 2}");
        var turned = turn.Length == 0 ? body : $"<g transform=\"translate({centre}){turn} translate({back})\">{body}</g>";
        return Encoding.UTF8.GetBytes(FormattableString.Invariant(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" height=\"{height}\" viewBox=\"{left} {top} {width} {height}\">{turned}</svg>"));
    }

    private static string Turn(JsonElement alias)
    {
        bool Has(string property) => alias.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
        var quarters = alias.TryGetProperty("rotate", out var rotate) ? rotate.GetInt32() : 0;
        return $"{(Has("hFlip") ? " scale(-1 1)" : "")}{(Has("vFlip") ? " scale(1 -1)" : "")}{(quarters > 0 ? $" rotate({90 * quarters})" : "")}";
    }

    // An icon's own size, else the set's, else Iconify's default.
    private double Number(JsonElement drawing, string property, double otherwise) =>
        drawing.TryGetProperty(property, out var own) ? own.GetDouble()
        : icons.TryGetProperty(property, out var shared) ? shared.GetDouble() : otherwise;

    private static JsonElement Parse(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file))).RootElement;
}
