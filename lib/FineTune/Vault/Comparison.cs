using FineTune.Charts;
using FineTune.Charts.Display;
using FineTune.Vault.Manifests;

namespace FineTune.Vault;

/// <summary>One figure of two versions.</summary>
/// <param name="Figure">Its name.</param>
/// <param name="Before">With its interval.</param>
/// <param name="After">With its interval.</param>
/// <param name="Difference">After less before; null where one is missing.</param>
/// <param name="Verdict">"better", "worse", "the same", "within the intervals" (no difference is shown), or "only in one".</param>
public sealed record ComparedFigure(string Figure, string Before, string After, double? Difference, string Verdict);

/// <summary>The figures of two versions side by side, and what else differs between them.</summary>
/// <param name="Before">For example "clipart@2".</param>
/// <param name="After">For example "clipart@3".</param>
/// <param name="Figures">Every figure that either has.</param>
/// <param name="Changes">What else differs, a line each.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed record Comparison(string Before, string After, IReadOnlyList<ComparedFigure> Figures, IReadOnlyList<string> Changes) : IHtmlView
{
    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml() + string.Concat(Changes.Select(change => $"<div>{System.Net.WebUtility.HtmlEncode(change)}</div>"));

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', [ToTable().ToString(), .. Changes]);

    internal static Comparison Of(StoredVersion before, StoredVersion after)
    {
        var names = before.Manifest.Metrics.Concat(after.Manifest.Metrics).Select(metric => metric.Name).Distinct();
        return new Comparison(before.Title, after.Title,
            [.. names.Select(name => Compare(name, Find(before.Manifest, name), Find(after.Manifest, name)))],
            [.. Differences(before.Manifest, after.Manifest)]);
    }

    private static ComparedFigure Compare(string name, Metric? before, Metric? after)
    {
        if (before is null || after is null) return new ComparedFigure(name, before?.ToString() ?? "", after?.ToString() ?? "", null, "only in one");
        var difference = after.Value - before.Value;
        var overlap = before.Low is { } low && before.High is { } high && after.Low is { } otherLow && after.High is { } otherHigh && low <= otherHigh && otherLow <= high;
        var verdict = difference == 0 ? "the same" : overlap ? "within the intervals" : difference > 0 == after.HigherIsBetter ? "better" : "worse";
        return new ComparedFigure(name, before.ToString(), after.ToString(), difference, verdict);
    }

    private static IEnumerable<string> Differences(Manifest before, Manifest after)
    {
        if (before.Backbone != after.Backbone) yield return $"network: {before.Backbone}, then {after.Backbone}";
        if (!before.Classes.SequenceEqual(after.Classes)) yield return $"classes: {before.Classes.Count}, then {after.Classes.Count}, not the same";
        if (before.Preprocessing.ToString() != after.Preprocessing.ToString()) yield return $"input: {before.Preprocessing}, then {after.Preprocessing}";
        if (before.Data?.Sha256 != after.Data?.Sha256) yield return $"training images: {before.Data?.Images ?? 0}, then {after.Data?.Images ?? 0}, not the same";
        foreach (var key in before.Recipe.Keys.Union(after.Recipe.Keys))
        {
            var (was, became) = (before.Recipe.GetValueOrDefault(key, "not stated"), after.Recipe.GetValueOrDefault(key, "not stated"));
            if (was != became) yield return $"{key}: {was}, then {became}";
        }
        var shared = after.Files.Where(file => before.Files.Any(other => other.Sha256 == file.Sha256)).Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToList();
        if (shared.Count > 0) yield return $"unchanged and stored once: {string.Join(", ", shared)}";
    }

    private static Metric? Find(Manifest manifest, string name) => manifest.Metrics.FirstOrDefault(metric => metric.Name == name);

    private Table ToTable() => new(["figure", Before, After, "difference", ""], Figures.Select(figure => new object?[] { figure.Figure, figure.Before, figure.After, figure.Difference, figure.Verdict }));
}
