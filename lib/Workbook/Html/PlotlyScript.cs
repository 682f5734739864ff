namespace Workbook.Html;

/// <summary>Finds plotly.js, which is inlined into a page with figures and is not part of this repository.</summary>
internal static class PlotlyScript
{
    private static readonly string PackagePath =
        Path.Combine("artifacts", "npm", "node_modules", "plotly.js-cartesian-dist-min", "plotly-cartesian.min.js");

    /// <summary>The text of the script; null where none of the places has it.</summary>
    public static string? Find() => Places().FirstOrDefault(File.Exists) is { } path ? File.ReadAllText(path) : null;

    private static IEnumerable<string> Places()
    {
        if (Environment.GetEnvironmentVariable("WORKBOOK_PLOTLY") is { Length: > 0 } named) yield return named;
        yield return Path.Combine(AppContext.BaseDirectory, "plotly.min.js");
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                yield return Path.Combine(folder.FullName, PackagePath);
        }
    }
}
