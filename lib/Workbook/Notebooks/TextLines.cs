using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Splits text into lines where Python's <c>str.splitlines(True)</c> does, for that is what Jupyter writes.</summary>
internal static class TextLines
{
    public static JsonArray ToJson(string text) => new([.. Split(text).Select(line => JsonValue.Create(line))]);

    public static IEnumerable<string> Split(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start;
            while (end < text.Length && !IsBoundary(text[end])) end++;
            if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n') end++;
            if (end < text.Length) end++;
            yield return text[start..end];
        }
    }

    private static bool IsBoundary(char c) =>
        c is '\n' or '\r' or '\v' or '\f' or '\u001c' or '\u001d' or '\u001e' or '\u0085' or '\u2028' or '\u2029';
}
