using System.Text.Encodings.Web;
using Workbook.Display;
using Workbook.Notebooks;

namespace Microsoft.AspNetCore.Html;

/// <summary>Something that writes itself as HTML; shown, it is that HTML.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the HTML.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="encoder">For what is plain text in it.</param>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}

/// <summary>Text that is HTML already.</summary>
public sealed class HtmlString(string? value) : IHtmlContent, IDisplayContent
{
    /// <summary>The HTML itself.</summary>
    public string? Value { get; } = value;

    MimeBundle IDisplayContent.Bundle => MimeBundle.Of(Mime.Html, Value ?? "");

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Value);

    /// <summary>The HTML itself.</summary>
    public override string ToString() => Value ?? "";
}
