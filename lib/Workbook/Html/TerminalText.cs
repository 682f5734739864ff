using System.Text.RegularExpressions;

namespace Workbook.Html;

/// <summary>Printed text as a terminal would leave it: a carriage return writes over its line, colour codes go.</summary>
internal static partial class TerminalText
{
    public static string ToHtml(string text)
    {
        var plain = Codes().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "");
        var lines = plain.Split('\n').Select(line => line.Contains('\r', StringComparison.Ordinal) ? Overwritten(line) : line);
        return Escaped.Text(string.Join('\n', lines).TrimEnd('\n'));
    }

    private static string Overwritten(string line) => line
        .Split('\r', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate("", (under, over) => over.Length >= under.Length ? over : over + under[over.Length..]);

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Codes();
}
