using System.Globalization;
using System.Text;

namespace FineTune.Vault.Manifests;

/// <summary>
/// A version for people, in Markdown, made from its manifest alone (after Mitchell and others, "Model cards for model reporting", 2019).
/// </summary>
public static class ModelCard
{
    /// <summary>Writes the card.</summary>
    /// <param name="manifest">The version.</param>
    /// <returns>Markdown.</returns>
    public static string Of(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var card = new StringBuilder();
        Line(card, $"# {manifest.Model}, version {manifest.Version}", "");
        if (manifest.Notes is { } notes) Line(card, Escaped(notes), "");
        Facts(card, manifest);
        Section(card, "Figures", ["figure", "value", "95% interval"], manifest.Metrics.Select(metric => new[] { metric.Name, Number(metric.Value), Interval(metric) }));
        Section(card, "Classes", manifest.Data is null ? ["label", "class"] : ["label", "class", "training images"], manifest.Classes.Select((name, label) => ClassRow(manifest, name, label)));
        Section(card, "Recipe", ["setting", "value"], manifest.Recipe.Select(entry => new[] { entry.Key, entry.Value }));
        Section(card, "Files", ["file", "bytes", "SHA-256"], manifest.Files.Select(file => new[] { file.Name + (file.Sealed is null ? "" : " (sealed)"), file.Bytes.ToString("#,0", CultureInfo.InvariantCulture), $"`{file.Sha256}`" }));
        return card.ToString();
    }

    private static void Facts(StringBuilder card, Manifest manifest)
    {
        Line(card,
            $"- Network: {manifest.Backbone}, head: {Escaped(string.Join(", ", manifest.Head))}",
            $"- Input: {manifest.Preprocessing}; RGB, mean {Listed(manifest.Preprocessing.Mean)}, deviation {Listed(manifest.Preprocessing.Deviation)}",
            $"- Confidence: softmax of the logits divided by {Number(manifest.Temperature)}",
            $"- Published: {manifest.Published.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC",
            $"- Made by: FineTune {manifest.Software.Library}, {manifest.Software.Engine}, libtorch {manifest.Software.Libtorch}, .NET {manifest.Software.Runtime}, {manifest.Software.Platform}");
        if (manifest.Parent is { } parent) Line(card, $"- Made from the version `{parent[..16]}`");
        if (manifest.Data is { } data) Line(card, $"- Learned from {data.Images} images, fingerprint `{data.Sha256[..16]}`");
        Line(card, "");
    }

    private static string[] ClassRow(Manifest manifest, string name, int label)
    {
        string[] row = [label.ToString(CultureInfo.InvariantCulture), name];
        return manifest.Data is { } data ? [.. row, data.PerClass.GetValueOrDefault(name).ToString(CultureInfo.InvariantCulture)] : row;
    }

    private static void Section(StringBuilder card, string title, string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0) return;
        Line(card, $"## {title}", "", Row(heads), Row(heads.Select(_ => "---")));
        foreach (var row in all) Line(card, Row(row.Select(Escaped)));
        Line(card, "");
    }

    private static void Line(StringBuilder card, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines) _ = card.Append(line).Append('\n');
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    // Names come from folders and people: none may end a cell, or pass for HTML.
    private static string Escaped(string text)
        => text.ReplaceLineEndings(" ").Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Interval(Metric metric) => metric.Low is { } low && metric.High is { } high ? $"{Number(low)} to {Number(high)}" : "";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Listed(IEnumerable<float> values) => string.Join(' ', values.Select(value => value.ToString("0.###", CultureInfo.InvariantCulture)));
}
