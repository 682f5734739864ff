using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Workbook.Html.Math;

namespace Workbook.Html;

/// <summary>A formula in a line of prose.</summary>
internal sealed class InlineMathRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula) =>
        renderer.Write(TexMath.ToHtml(formula.Content.ToString(), isBlock: formula.DelimiterCount == 2));
}

/// <summary>A formula on lines of its own.</summary>
internal sealed class BlockMathRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula) =>
        renderer.EnsureLine().Write(TexMath.ToHtml(formula.Lines.ToString(), isBlock: true)).EnsureLine();
}
