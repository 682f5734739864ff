using Workbook.Notebooks;

namespace Workbook.Html;

/// <summary>
/// Plotly figures: each as a box with its JSON, drawn by the page's script, and its picture, which is what paper shows and
/// what stays where scripts do not run.
/// </summary>
/// <param name="plotly">The text of plotly.js, asked for where there is a figure; null where it is not at hand.</param>
internal sealed class FigureHtml(Lazy<string?> plotly)
{
    private const string Missing =
        "plotly.js was not found when this page was made, so its figures are not drawn. "
        + "Install the npm package plotly.js-cartesian-dist-min.";

    private int _count;

    /// <param name="json">As <see cref="MimeBundle"/> gives it: its '&lt;' are escaped, so no text in it can end the element.</param>
    /// <param name="data">The whole bundle, for where the figure cannot be drawn.</param>
    public string Render(string json, MimeBundle data)
    {
        _count++;
        var still = OutputHtml.Picture(data) ?? $"<pre>{Escaped.Text(data[Mime.Plain] ?? "a figure")}</pre>";
        return plotly.Value is not null
            ? $"<div class=\"figure\"><script type=\"application/json\">{json}</script><div class=\"still\">{still}</div></div>"
            : $"{still}<p class=\"note\">{Missing}</p>";
    }

    /// <summary>The scripts that the page needs; none where it has no figure.</summary>
    public string Scripts() => _count == 0 || plotly.Value is not { } script
        ? ""
        : $"<script>{Escaped.Script(script)}</script>\n<script>\n{PageAsset.Read("figure-layout.js")}\n{PageAsset.Read("figures.js")}\n</script>";
}
