using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Models;

/// <summary>How well a weight file fitted a model.</summary>
/// <param name="Loaded">Names that were copied.</param>
/// <param name="Missing">Names of the model that the file does not have.</param>
/// <param name="Unexpected">Names of the file that the model does not have.</param>
/// <param name="Misshaped">Names with another shape in the file, with both shapes.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record WeightMatch(IReadOnlyList<string> Loaded, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<string> Misshaped) : IHtmlView
{
    /// <summary>Whether nothing is missing, left over or misshaped.</summary>
    public bool IsWhole => Missing.Count + Unexpected.Count + Misshaped.Count == 0;

    /// <summary>The counts, and the first names of what does not fit.</summary>
    public override string ToString() => $"{Loaded.Count} loaded{Listed("missing", Missing)}{Listed("unexpected", Unexpected)}{Listed("of another shape", Misshaped)}";

    /// <summary>Every name that does not fit, as a table; where all fit, the counts.</summary>
    public Table ToTable() => new(["what", "name"],
        [
            [$"{Loaded.Count} loaded", IsWhole ? "everything fits" : ""],
            .. Missing.Select(name => new object?[] { "missing", name }),
            .. Unexpected.Select(name => new object?[] { "unexpected", name }),
            .. Misshaped.Select(name => new object?[] { "of another shape", name }),
        ]);

    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml();

    private static string Listed(string what, IReadOnlyList<string> names)
        => names.Count == 0 ? "" : $"; {names.Count} {what}: {string.Join(", ", names.Take(5))}{(names.Count > 5 ? ", ..." : "")}";
}
