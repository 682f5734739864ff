namespace Workbook.Session;

/// <summary>A cell taken apart: its directives, and the C# with blank lines in their place, so that line numbers hold.</summary>
internal sealed record CellProgram(IReadOnlyList<Directive> Directives, string Code)
{
    /// <summary>Directives that hand the rest of the cell to the client, to be shown.</summary>
    private static readonly string[] Shown = ["#!html", "#!javascript", "#!js", "#!markdown", "#!mermaid"];

    /// <summary>The language directive of a cell that is not C#; its <see cref="Code"/> is then that language's.</summary>
    public Directive? Language => Directives.FirstOrDefault(directive => IsShown(directive.Name) || directive.Name == "#!value");

    public static bool IsShown(string directive) => Shown.Contains(directive);

    public static CellProgram Parse(string code)
    {
        var directives = new List<Directive>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Directive.Parse(lines[i], i + 1) is not { } directive) continue;
            directives.Add(directive);
            lines[i] = "";
            if (SwitchesLanguage(directive.Name)) break;
        }

        return new CellProgram(directives, string.Join('\n', lines));
    }

    /// <summary>
    /// The parts of a cell that are in different languages, in order; before each, a blank line for every line of those before it.
    /// </summary>
    public static IEnumerable<string> Parts(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var i = 1; i <= lines.Length; i++)
        {
            var ends = i == lines.Length || Directive.Parse(lines[i], i + 1) is { Name: var name } && (SwitchesLanguage(name) || name is "#!csharp" or "#!c#");
            if (!ends) continue;
            var isFirst = start == 0;
            var part = lines[start..i];
            if (isFirst && i < lines.Length && part.All(string.IsNullOrWhiteSpace)) continue;
            yield return new string('\n', start) + string.Join('\n', part);
            start = i;
        }
    }

    // From here to the end of the part nothing is C#, and a line that looks like a directive is that language's own.
    private static bool SwitchesLanguage(string directive) =>
        IsShown(directive) || directive == "#!value" || OtherLanguages.Name(directive) is not null;
}
