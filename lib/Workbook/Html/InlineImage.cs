using System.Text.Json.Nodes;

namespace Workbook.Html;

/// <summary>Pictures that prose names, put into the page as data.</summary>
internal static class InlineImage
{
    /// <summary>A data URL for a file or an attachment that is there; anything else stays as it is.</summary>
    public static string Embed(string url, string folder, JsonObject? attachments)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal)) return Attached(url["attachment:".Length..], attachments) ?? url;
        if (url.Contains(':', StringComparison.Ordinal) || TypeOf(url) is not { } type) return url;
        var path = Path.GetFullPath(Uri.UnescapeDataString(url), folder);
        return File.Exists(path) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : url;
    }

    private static string? Attached(string name, JsonObject? attachments) =>
        attachments?[Uri.UnescapeDataString(name)] is JsonObject bundle && bundle.FirstOrDefault() is { Key: { } type, Value: { } data }
            ? $"data:{type};base64,{data}"
            : null;

    private static string? TypeOf(string url) => Path.GetExtension(url).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        ".webp" => "image/webp",
        _ => null,
    };
}
