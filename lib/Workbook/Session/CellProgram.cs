namespace Workbook.Session;

/// <summary>A cell taken apart: its directives, and the C# with blank lines in their place, so that line numbers hold.</summary>
internal sealed record CellProgram(IReadOnlyList<Directive> Directives, string Code)
{
    /// <summary>Directives that hand the rest of the cell to another language.</summary>
    private static readonly string[] Languages = ["#!html", "#!javascript", "#!js", "#!markdown"];

    /// <summary>The language directive of a cell that is not C#; its <see cref="Code"/> is then that language's.</summary>
    public Directive? Language => Directives.FirstOrDefault(directive => Languages.Contains(directive.Name));

    public static CellProgram Parse(string code)
    {
        var directives = new List<Directive>();
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (Directive.Parse(lines[i], i + 1) is not { } directive) continue;
            directives.Add(directive);
            lines[i] = "";
            if (Languages.Contains(directive.Name)) break;
        }

        return new CellProgram(directives, string.Join('\n', lines));
    }
}
