using System.Net;
using System.Text;
using FineTune.Charts.Png;

namespace FineTune.Charts;

/// <summary>An <see cref="ImageGrid"/> as HTML: styles inline, images inline, colours from the page around it.</summary>
internal static class ImageGridHtml
{
    // Pixels between two images of a row; the style below says it too.
    private const int Gap = 12;
    private const string GridStyle = "display:flex;flex-wrap:wrap;gap:14px 12px;margin:8px 0;color:inherit;font-size:13px;line-height:1.35";
    private const string FigureStyle = "margin:0;overflow-wrap:anywhere";
    private const string ImageStyle = "display:block;margin:0 0 4px;border-radius:4px;background:none";
    private const string NoteStyle = "opacity:.7;font-size:12px";

    internal static string Of(IReadOnlyList<Picture> pictures, int total, int side, int? columns)
    {
        var width = columns is { } count ? $";max-width:{(count * (side + Gap)) - Gap}px" : "";
        var html = new StringBuilder($"<div style=\"{GridStyle}{width}\">");
        foreach (var picture in pictures) Append(html, picture, side);
        _ = html.Append("</div>");
        if (total > pictures.Count) _ = html.Append($"<div style=\"{NoteStyle}\">… and {total - pictures.Count} more</div>");
        return html.ToString();
    }

    private static void Append(StringBuilder html, Picture picture, int side)
    {
        var shown = Thumbnail.Of(picture, side);
        var caption = WebUtility.HtmlEncode(picture.Caption);
        var (width, height) = Displayed(picture, side);
        // A picture of a few pixels is blown up, with its pixels kept square.
        var scaling = width > picture.Width ? ";image-rendering:pixelated" : "";
        _ = html.Append($"<figure style=\"{FigureStyle};width:{side}px\">")
            .Append($"<img alt=\"{caption}\" width=\"{width}\" height=\"{height}\" style=\"{ImageStyle}{scaling}\" ")
            .Append($"src=\"data:image/png;base64,{Convert.ToBase64String(PngWriter.Write(shown))}\">")
            .Append($"<figcaption>{Mark(picture)}{caption}");
        if (picture.Note.Length > 0) _ = html.Append($"<div style=\"{NoteStyle}\">{WebUtility.HtmlEncode(picture.Note)}</div>");
        _ = html.Append("</figcaption></figure>");
    }

    private static (int Width, int Height) Displayed(Picture picture, int side)
    {
        var scale = (double)side / Math.Max(picture.Width, picture.Height);
        return (Math.Max(1, (int)Math.Round(picture.Width * scale)), Math.Max(1, (int)Math.Round(picture.Height * scale)));
    }

    private static string Mark(Picture picture)
    {
        if (picture.Right is not { } right) return "";
        return $"<b style=\"color:{Palette.Color(right ? 2 : 1)}\">{ImageGrid.Mark(picture)}</b>";
    }
}
