using System.Text.Json.Nodes;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbook.Html;

/// <summary>Prose as HTML: GitHub's Markdown with tables, formulas, and pictures inside the page.</summary>
/// <param name="folder">Of the pictures that it names.</param>
/// <param name="diagrams">Of the page.</param>
internal sealed class MarkdownHtml(string folder, DiagramHtml diagrams)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseTaskLists().UseFootnotes().UseAutoLinks().UseMathematics().Build();

    private readonly List<Heading> _headings = [];

    /// <summary>The headings rendered so far.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <param name="markdown">The source of a cell.</param>
    /// <param name="attachments">Pictures pasted into the cell.</param>
    public string Render(string markdown, JsonObject? attachments = null)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>()) AddHeading(heading);
        foreach (var link in document.Descendants<LinkInline>()) Rewrite(link, attachments);
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new Markdig.Renderers.HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new FencedCodeRenderer(diagrams));
        renderer.ObjectRenderers.Replace<HtmlMathInlineRenderer>(new InlineMathRenderer());
        renderer.ObjectRenderers.Replace<HtmlMathBlockRenderer>(new BlockMathRenderer());
        renderer.Render(document);
        return text.ToString();
    }

    private void AddHeading(HeadingBlock block)
    {
        var text = string.Concat(block.Inline?.Descendants<Inline>().Select(PlainText) ?? []);
        var slug = new string([.. text.ToLowerInvariant().Replace(' ', '-').Where(c => char.IsLetterOrDigit(c) || c is '-' or '_')]);
        var id = slug;
        for (var n = 1; _headings.Any(heading => heading.Id == id); n++) id = $"{slug}-{n}";
        block.GetAttributes().Id = id;
        _headings.Add(new Heading(block.Level, text, id));
    }

    private static string PlainText(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    };

    private void Rewrite(LinkInline link, JsonObject? attachments)
    {
        if (link.Url is not { Length: > 0 } url) return;
        if (link.IsImage) link.Url = InlineImage.Embed(url, folder, attachments);
        else if (!url.Contains("://", StringComparison.Ordinal)) link.Url = PageOfNotebook(url);
    }

    // Pages lie beside each other as their notebooks do.
    private static string PageOfNotebook(string url)
    {
        var (path, fragment) = url.IndexOf('#') is var hash and >= 0 ? (url[..hash], url[hash..]) : (url, "");
        return path.EndsWith(".ipynb", StringComparison.Ordinal) ? Path.ChangeExtension(path, ".html") + fragment : url;
    }
}
