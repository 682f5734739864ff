using System.Xml.Linq;
using Workbook.Html.Math;

namespace Workbook.Tests;

public class MathTests
{
    [Theory]
    [InlineData(@"\eta", "<mi>η</mi>")]
    [InlineData("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>")]
    [InlineData(@"\frac{1}{N}", "<mfrac><mrow><mn>1</mn></mrow><mrow><mi>N</mi></mrow></mfrac>")]
    [InlineData(@"\sum_{i=1}^N i", "<munderover>")]
    [InlineData(@"\log_2 p", "<msub><mi>log</mi><mn>2</mn></msub>")]
    [InlineData(@"\text{a < b}", "<mtext>a &lt; b</mtext>")]
    [InlineData(@"\left( a \right]", "<mo>(</mo><mi>a</mi><mo>]</mo>")]
    [InlineData(@"\mathcal{L}", "<mi>ℒ</mi>")]
    public void A_formula_becomes_well_formed_mathml(string tex, string expected)
    {
        var html = TexMath.ToHtml(tex, isBlock: false);
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.Equal("math", XElement.Parse(html).Name.LocalName);
    }

    [Theory]
    [InlineData(@"\begin{matrix} a & b \end{matrix}")]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData(@"\frac{1}")]
    [InlineData(@"\text{")]
    [InlineData(@"a \")]
    [InlineData("a_")]
    [InlineData("<script>&")]
    public void A_formula_with_anything_else_is_left_as_written(string tex)
    {
        var html = TexMath.ToHtml(tex, isBlock: false);
        Assert.Equal($"<span class=\"math\">{System.Net.WebUtility.HtmlEncode(tex)}</span>", html);
    }
}
