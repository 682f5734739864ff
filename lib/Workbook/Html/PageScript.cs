namespace Workbook.Html;

/// <summary>A script of npm's that is inlined into the pages that need it, and is not part of this repository.</summary>
/// <param name="Variable">The environment variable that may name its file.</param>
/// <param name="Beside">Its name beside this program.</param>
/// <param name="InPackage">Its path in the folder where set-up installs packages.</param>
internal sealed record PageScript(string Variable, string Beside, string InPackage)
{
    public static readonly PageScript Plotly = new("WORKBOOK_PLOTLY", "plotly.min.js", "npm/node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js");

    public static readonly PageScript Mermaid = new("WORKBOOK_MERMAID", "mermaid.min.js", "mermaid/node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js");

    /// <summary>The text of the script; null where none of the places has it.</summary>
    public string? Find() => Places().FirstOrDefault(File.Exists) is { } path ? File.ReadAllText(path) : null;

    /// <summary>The same, read when the page first needs it: a script has megabytes, and many a page has nothing to draw.</summary>
    public Lazy<string?> Wanted() => new(Find);

    private IEnumerable<string> Places()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) yield return named;
        yield return Path.Combine(AppContext.BaseDirectory, Beside);
        foreach (var start in new[] { Environment.CurrentDirectory, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                yield return Path.Combine(folder.FullName, "artifacts", InPackage);
        }
    }
}
