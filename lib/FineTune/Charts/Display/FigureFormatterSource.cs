namespace FineTune.Charts.Display;

/// <summary>How a <see cref="Figure"/> shows itself: as Plotly's JSON, and as text where nothing draws that.</summary>
public sealed class FigureFormatterSource : ITypeFormatterSource
{
    /// <summary>The formatters, for a kernel.</summary>
    /// <returns>One for <c>application/vnd.plotly.v1+json</c>, one for <c>text/plain</c>.</returns>
    public IEnumerable<MimeFormatter> CreateTypeFormatters() =>
    [
        new(MimeTypes.Plotly, value => (value as Figure)?.ToJson()),
        new(MimeTypes.Text, value => (value as Figure)?.ToString()),
    ];
}
