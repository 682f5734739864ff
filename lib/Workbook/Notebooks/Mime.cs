namespace Workbook.Notebooks;

/// <summary>The MIME types spoken here.</summary>
internal static class Mime
{
    public const string Plain = "text/plain";
    public const string Html = "text/html";
    public const string Markdown = "text/markdown";
    public const string Latex = "text/latex";
    public const string Mermaid = "text/vnd.mermaid";
    public const string Json = "application/json";
    public const string JavaScript = "application/javascript";
    public const string Plotly = "application/vnd.plotly.v1+json";
    public const string Svg = "image/svg+xml";
    public const string Png = "image/png";
    public const string Jpeg = "image/jpeg";
    public const string Gif = "image/gif";
    public const string Webp = "image/webp";
}
