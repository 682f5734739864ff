using System.Text.RegularExpressions;

namespace Workbook.Session;

/// <summary>A line of the dialect that is not C#: <c>#r "…"</c>, <c>#load "…"</c>, <c>#!time</c>.</summary>
/// <param name="Name">Without arguments: <c>#r</c>, <c>#!import</c>.</param>
/// <param name="Argument">What follows, without quotes.</param>
/// <param name="Line">In the cell, counted from 1.</param>
internal sealed partial record Directive(string Name, string Argument, int Line)
{
    public static Directive? Parse(string text, int line) => Pattern().Match(text) is { Success: true } match
        ? new Directive(match.Groups["name"].Value, match.Groups["argument"].Value.Trim(), line)
        : null;

    /// <summary>The argument without the quotes around it.</summary>
    public string Text => Argument.Trim('"');

    /// <summary>The value after <c>--name</c>; null where it is not given.</summary>
    public string? Option(string name)
    {
        var match = Options().Matches(Argument).FirstOrDefault(match => match.Groups["name"].Value == name);
        return match is null ? null : match.Groups["quoted"] is { Success: true } quoted ? quoted.Value : match.Groups["bare"].Value;
    }

    // Roslyn's own directives (#if, #region, #nullable, #pragma ...) are left to Roslyn.
    [GeneratedRegex(@"^\s*(?<name>#r|#i|#load|#![\w#-]+)(\s+(?<argument>.*?))?(\s//.*)?\s*$")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"--(?<name>[\w-]+)\s+(?:""(?<quoted>[^""]*)""|(?<bare>@\w+:""[^""]*""|\S+))")]
    private static partial Regex Options();
}
