namespace Workbook.Html;

/// <summary>What every page has around its own content: the head, and the style sheets inside it.</summary>
internal static class PageShell
{
    /// <param name="title">Of the page, as text.</param>
    /// <param name="styles">Names of embedded style sheets.</param>
    /// <param name="body">The <c>body</c> element.</param>
    public static string Around(string title, string[] styles, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{Escaped.Text(title)}</title>
        <style>
        {string.Join('\n', styles.Select(PageAsset.Read))}
        </style>
        </head>
        {body}
        </html>

        """;
}
