using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Reads a field of the shape that nbformat asks for, or says which field has which wrong shape.</summary>
internal static class JsonShape
{
    public static JsonObject AsObject(this JsonNode? node, string where) =>
        node as JsonObject ?? throw Wrong(node, where, "an object");

    public static JsonArray AsArray(this JsonNode? node, string where) =>
        node as JsonArray ?? throw Wrong(node, where, "a list");

    public static string AsString(this JsonNode? node, string where)
    {
        try
        {
            return node is JsonValue value && value.TryGetValue(out string? text) ? text : throw Wrong(node, where, "a string");
        }
        catch (InvalidOperationException)
        {
            // Half of a character that takes two, such as \ud83d alone.
            throw new NotebookFormatException($"{where} holds half of a character, which no text can.");
        }
    }

    /// <summary>A text is one string or, as Jupyter writes it, a list of lines.</summary>
    public static string AsText(this JsonNode? node, string where) => node is JsonArray lines
        ? string.Concat(lines.Select((line, i) => line.AsString($"{where}[{i}]")))
        : node.AsString(where);

    public static int? AsCount(this JsonNode? node, string where) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out int count) => count,
        _ => throw Wrong(node, where, "a whole number or null"),
    };

    /// <summary>A copy that belongs to no parent, so that it can be kept in the model.</summary>
    public static JsonObject Detached(this JsonObject node) => node.DeepClone().AsObject();

    private static NotebookFormatException Wrong(JsonNode? node, string where, string wanted) =>
        new($"{where} should be {wanted}, but it is {Describe(node)}.");

    private static string Describe(JsonNode? node) => node?.GetValueKind() switch
    {
        null => "missing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
