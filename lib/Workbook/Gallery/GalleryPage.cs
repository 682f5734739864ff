using Workbook.Html;

namespace Workbook.Gallery;

/// <summary>One page over all notebooks, with a card for each; it needs no network.</summary>
internal static class GalleryPage
{
    /// <param name="title">The page's own title.</param>
    /// <param name="cards">The link of each notebook and what it says of itself.</param>
    public static string Render(string title, IReadOnlyList<(string Link, NotebookSummary Summary)> cards) => PageShell.Around(title, ["page.css", "gallery.css"], $"""
        <body class="gallery">
        <main>
        <h1>{Escaped.Text(title)}</h1>
        <div class="cards">
        {string.Concat(cards.Select(card => Card(card.Link, card.Summary)))}</div>
        </main>
        </body>
        """);

    private static string Card(string link, NotebookSummary summary)
    {
        var picture = summary.Picture ?? "<span class=\"blank\"></span>";
        var lead = summary.Lead == "" ? "" : $"<p class=\"lead\">{Escaped.Text(summary.Lead)}</p>\n";
        var learns = summary.Learns.Count == 0 ? "" : $"<ul>{string.Concat(summary.Learns.Select(item => $"<li>{Escaped.Text(item)}</li>"))}</ul>\n";
        var results = string.Concat(summary.KeyResults.Select(line => $"<p class=\"result\">{Escaped.Text(line)}</p>\n"));
        var time = summary.Time is null ? "" : $"<p class=\"time\">{Escaped.Text(summary.Time)}</p>\n";
        return $"""
            <article>
            <a href="{Escaped.Text(link)}"><span class="thumbnail">{picture}</span><h2>{Escaped.Text(summary.Title)}</h2></a>
            {lead}{learns}{results}{time}</article>

            """;
    }
}
