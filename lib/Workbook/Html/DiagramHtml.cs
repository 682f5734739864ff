namespace Workbook.Html;

/// <summary>
/// Mermaid diagrams: each as its text, in whose place the page's script puts the drawing. Where scripts do not run, or the text
/// is no diagram, the text stays.
/// </summary>
/// <param name="canDraw">Whether mermaid is at hand.</param>
internal sealed class DiagramHtml(bool canDraw)
{
    private const string Missing =
        "mermaid was not found when this page was made, so its diagrams are shown as their text. "
        + "Install the npm package @mermaid-js/tiny.";

    private int _count;

    public string Render(string text)
    {
        _count++;
        var note = canDraw ? "" : $"<p class=\"note\">{Missing}</p>";
        return $"<div class=\"diagram\"><pre>{Escaped.Text(text.Trim('\n'))}</pre>{note}</div>\n";
    }

    /// <summary>The scripts that the page needs; none where it has no diagram.</summary>
    public string Scripts(string? mermaid) => _count == 0 || mermaid is null
        ? ""
        : $"<script>{Escaped.Script(mermaid)}</script>\n<script>\n{PageAsset.Read("diagrams.js")}\n</script>";
}
