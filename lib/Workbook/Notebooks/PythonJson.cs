using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// Writes JSON byte for byte as Python's <c>json.dumps(indent=1, sort_keys=True, ensure_ascii=False)</c>, which is how
/// Jupyter writes notebooks: a diff then shows what a person changed and nothing else.
/// </summary>
internal static class PythonJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject json:
                AppendObject(text, json, depth);
                break;
            case JsonArray list:
                AppendList(text, list, depth);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendString(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject json, int depth)
    {
        if (json.Count == 0)
        {
            text.Append("{}");
            return;
        }

        var separator = '{';
        foreach (var (key, value) in json.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            text.Append(separator).Append('\n').Append(' ', depth + 1);
            AppendString(text, key);
            text.Append(": ");
            Append(text, value, depth + 1);
            separator = ',';
        }

        text.Append('\n').Append(' ', depth).Append('}');
    }

    private static void AppendList(StringBuilder text, JsonArray list, int depth)
    {
        if (list.Count == 0)
        {
            text.Append("[]");
            return;
        }

        var separator = '[';
        foreach (var value in list)
        {
            text.Append(separator).Append('\n').Append(' ', depth + 1);
            Append(text, value, depth + 1);
            separator = ',';
        }

        text.Append('\n').Append(' ', depth).Append(']');
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
