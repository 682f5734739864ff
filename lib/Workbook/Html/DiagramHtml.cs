namespace Workbook.Html;

/// <summary>
/// Mermaid diagrams: each as its text, in whose place the page's script puts the drawing. Where scripts do not run, or the text
/// is no diagram, the text stays.
/// </summary>
/// <param name="mermaid">The text of mermaid, asked for where there is a diagram; null where it is not at hand.</param>
internal sealed class DiagramHtml(Lazy<string?> mermaid)
{
    private const string Missing =
        "mermaid was not found when this page was made, so its diagrams are shown as their text. "
        + "Install the npm package @mermaid-js/tiny.";

    private int _count;

    public string Render(string text)
    {
        _count++;
        var note = mermaid.Value is not null ? "" : $"<p class=\"note\">{Missing}</p>";
        return $"<div class=\"diagram\"><pre>{Escaped.Text(text.Trim('\n'))}</pre>{note}</div>\n";
    }

    /// <summary>The scripts that the page needs; none where it has no diagram.</summary>
    public string Scripts() => _count == 0 || mermaid.Value is not { } script
        ? ""
        : $"<script>{Escaped.Script(script)}</script>\n<script>\n{PageAsset.Read("diagrams.js")}\n</script>";
}
