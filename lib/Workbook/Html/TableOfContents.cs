namespace Workbook.Html;

/// <summary>The links beside a wide page.</summary>
internal static class TableOfContents
{
    // Fewer headings are seen at a glance.
    private const int Fewest = 3;
    private const int Deepest = 3;

    public static string Render(IReadOnlyList<Heading> headings)
    {
        var shown = headings.Where(heading => heading.Level is > 1 and <= Deepest).ToList();
        if (shown.Count < Fewest) return "";
        var links = shown.Select(heading =>
            $"<a class=\"level{heading.Level}\" href=\"#{Escaped.Text(heading.Id)}\">{Escaped.Text(heading.Text)}</a>");
        return $"<nav aria-label=\"Contents\">\n{string.Join('\n', links)}\n</nav>";
    }
}
