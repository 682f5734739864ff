namespace FineTune.Charts;

/// <summary>Plotly reads some HTML tags in titles, names and labels; a class named <c>&lt;b&gt;</c> is to be read as written.</summary>
internal static class PlotlyText
{
    // No more than these: Plotly shows an entity that it doesn't know, such as &quot;, as it stands.
    internal static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    internal static string Decode(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal)
        .Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
