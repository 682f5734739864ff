using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Wire;

/// <summary>Reads the fields of a message's content. A client may leave one out or send what it likes in it.</summary>
internal static class JsonContent
{
    public static string Text(this JsonObject json, string name) =>
        json[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public static bool Flag(this JsonObject json, string name, bool otherwise) =>
        json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    public static int Number(this JsonObject json, string name, int otherwise) =>
        json[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : otherwise;

    public static JsonObject Object(this JsonObject json, string name) => json[name] as JsonObject ?? [];
}
