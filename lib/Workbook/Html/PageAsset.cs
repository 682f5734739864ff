namespace Workbook.Html;

/// <summary>The page's own style sheet and script, which are embedded in this assembly.</summary>
internal static class PageAsset
{
    public static string Read(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    }
}
