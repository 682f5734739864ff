namespace FineTune.Charts.Display;

/// <summary>How an <see cref="IHtmlView"/> shows itself: as HTML, and as text where nothing draws that.</summary>
public sealed class HtmlFormatterSource : ITypeFormatterSource
{
    /// <summary>The formatters, for a kernel.</summary>
    /// <returns>One for <c>text/html</c>, one for <c>text/plain</c>.</returns>
    public IEnumerable<MimeFormatter> CreateTypeFormatters() =>
    [
        new(MimeTypes.Html, value => (value as IHtmlView)?.ToHtml()),
        new(MimeTypes.Text, value => (value as IHtmlView)?.ToString()),
    ];
}
