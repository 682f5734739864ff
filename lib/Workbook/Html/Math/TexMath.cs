namespace Workbook.Html.Math;

/// <summary>
/// The TeX of a course's formulas as MathML, which browsers draw without a script: letters, operators, scripts, fractions, roots,
/// accents, functions and text. A formula with anything else is left as it was written.
/// </summary>
internal static class TexMath
{
    /// <param name="tex">Without the dollar signs.</param>
    /// <param name="isBlock">On a line of its own.</param>
    public static string ToHtml(string tex, bool isBlock)
    {
        var written = Escaped.Text(tex.Trim());
        try
        {
            var display = isBlock ? " display=\"block\"" : "";
            var annotation = $"<annotation encoding=\"application/x-tex\">{written}</annotation>";
            return $"<math{display}><semantics>{new TexParser(tex).Parse()}{annotation}</semantics></math>";
        }
        catch (FormatException)
        {
            return isBlock ? $"<div class=\"math\">{written}</div>" : $"<span class=\"math\">{written}</span>";
        }
    }
}
