using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Workbook.Html;

/// <summary>Code inside prose, with C# coloured as in the cells, and diagrams.</summary>
internal sealed class FencedCodeRenderer(DiagramHtml diagrams) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var text = block.Lines.ToString();
        var language = (block as FencedCodeBlock)?.Info ?? "";
        var code = language is "csharp" or "cs" or "c#" ? CSharpHtml.Render(text) : Escaped.Text(text);
        renderer.EnsureLine();
        renderer.Write(language == "mermaid" ? diagrams.Render(text) : $"<pre><code>{code}</code></pre>");
        renderer.EnsureLine();
    }
}
