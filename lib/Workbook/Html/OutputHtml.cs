using Workbook.Notebooks;

namespace Workbook.Html;

/// <summary>What a cell gave, as HTML: of each bundle the richest MIME type that a page can show.</summary>
internal sealed class OutputHtml(MarkdownHtml prose, FigureHtml figures, DiagramHtml diagrams)
{
    public string Render(IReadOnlyList<Output> outputs) =>
        outputs.Count == 0 ? "" : $"<div class=\"outputs\">\n{string.Concat(outputs.Select(Render))}</div>\n";

    private string Render(Output output) => output switch
    {
        StreamOutput stream => Text(stream.Name == "stderr" ? "stderr" : "stdout", stream.Text.ToString()),
        ErrorOutput error => Text("error", Words(error)),
        DisplayOutput display => $"<div class=\"output\">{Bundle(display.Data)}</div>\n",
        _ => "",
    };

    private static string Text(string name, string text) => $"<pre class=\"{name}\">{TerminalText.ToHtml(text)}</pre>\n";

    private static string Words(ErrorOutput error) =>
        error.Traceback.Count > 0 ? string.Join('\n', error.Traceback) : $"{error.Name}: {error.Value}";

    private string Bundle(MimeBundle data)
    {
        if (data[Mime.Plotly] is { } figure) return figures.Render(figure, data);
        if (data[Mime.Mermaid] is { } diagram) return diagrams.Render(diagram);
        if (data[Mime.Html] is { } html) return html;
        if (data[Mime.Svg] is { } svg) return $"<img alt=\"\" src=\"data:image/svg+xml;base64,{Base64(svg)}\">";
        if (Picture(data) is { } picture) return picture;
        if (data[Mime.Markdown] is { } markdown) return prose.Render(markdown);
        if (data[Mime.JavaScript] is { } code) return $"<script>{Escaped.Script(code)}</script>";
        return $"<pre>{TerminalText.ToHtml(data[Mime.Plain] ?? data[Mime.Latex] ?? data[Mime.Json] ?? Unknown(data))}</pre>";
    }

    /// <summary>The first picture of the bundle as an element; null where it has none.</summary>
    public static string? Picture(MimeBundle data)
    {
        if (new[] { Mime.Png, Mime.Jpeg, Mime.Gif, Mime.Webp }.FirstOrDefault(type => data[type] is not null) is not { } found) return null;
        var base64 = data[found]!.Replace("\n", "", StringComparison.Ordinal);
        return $"<img alt=\"{Escaped.Text(data[Mime.Plain] ?? "")}\" src=\"data:{found};base64,{Escaped.Text(base64)}\">";
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Unknown(MimeBundle data) => $"({string.Join(", ", data.MimeTypes)}: a page cannot show this)";
}
