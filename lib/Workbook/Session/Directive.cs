using System.Text.RegularExpressions;

namespace Workbook.Session;

/// <summary>A line of the dialect that is not C#: <c>#r "…"</c>, <c>#load "…"</c>, <c>#!time</c>.</summary>
/// <param name="Name">Without arguments: <c>#r</c>, <c>#!import</c>.</param>
/// <param name="Argument">What follows, without quotes.</param>
/// <param name="Line">In the cell, counted from 1.</param>
internal sealed partial record Directive(string Name, string Argument, int Line)
{
    public static Directive? Parse(string text, int line) => Pattern().Match(text) is { Success: true } match
        ? new Directive(match.Groups["name"].Value, match.Groups["argument"].Value.Trim().Trim('"'), line)
        : null;

    // Roslyn's own directives (#if, #region, #nullable, #pragma ...) are left to Roslyn.
    [GeneratedRegex(@"^\s*(?<name>#r|#i|#load|#![\w#-]+)(\s+(?<argument>.*?))?\s*(//.*)?$")]
    private static partial Regex Pattern();
}
