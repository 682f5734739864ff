using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Workbook.Html;

/// <summary>Text made safe for the places in a page where it is put.</summary>
internal static class Escaped
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>For an element's content or a quoted attribute.</summary>
    public static string Text(string text) => Encoder.Encode(text).Replace("&#xA;", "\n", StringComparison.Ordinal);

    /// <summary>For JavaScript inside a <c>script</c> element: nothing in it can end the element.</summary>
    public static string Script(string code) => code
        .Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)
        .Replace("<!--", "<\\!--", StringComparison.Ordinal);
}
