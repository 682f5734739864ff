using System.Text;

namespace FineTune.Data;

/// <summary>Tables as RFC 4180 writes them: a field with a comma, a quote or a line break stands in quotes.</summary>
internal static class Csv
{
    internal static string Write(IEnumerable<IEnumerable<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Quote)) + "\n"));

    /// <summary>The fields of each line; empty lines are left out.</summary>
    internal static IReadOnlyList<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            row.Add(Field(text, ref at));
            var ended = at >= text.Length || text[at] != ',';
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            if (!ended)
                continue;
            if (row is not [""])
                rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Field(string text, ref int at)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(",\r\n");
            var plain = end < 0 ? text[at..] : text.Substring(at, end);
            at += plain.Length;
            return plain;
        }
        var field = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
                _ = field.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                _ = field.Append(text[at++]);
            else
                break;
        }
        at++;
        return field.ToString();
    }
}
