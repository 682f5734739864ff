using Workbook.Display;
using Workbook.Notebooks;

namespace Workbook.Dialect;

/// <summary>HTML as a value.</summary>
public sealed class HtmlContent(string content) : IDisplayContent
{
    MimeBundle IDisplayContent.Bundle => MimeBundle.Of(Mime.Html, content);

    /// <summary>The HTML itself.</summary>
    public override string ToString() => content;
}
