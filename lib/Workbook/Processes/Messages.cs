using System.Text.Json.Nodes;
using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Processes;

/// <summary>What runner and notebook process say to each other: a cell to run; then its outputs; then how it ended.</summary>
internal static class Messages
{
    public static JsonObject Run(CellSource cell) =>
        new() { ["type"] = "run", ["code"] = cell.Code, ["name"] = cell.Name, ["notebook"] = cell.Notebook };

    public static CellSource ReadRun(JsonObject message) => new(
        message["code"].AsString("code"), message["name"].AsString("name"), message["notebook"]?.ToString());

    public static JsonObject Stream(string name, string text) =>
        new() { ["type"] = "stream", ["name"] = name, ["text"] = text };

    public static JsonObject Show(string type, MimeBundle data, string? displayId) =>
        new() { ["type"] = type, ["data"] = OutputJson.WriteBundle(data), ["id"] = displayId };

    public static JsonObject Clear(bool wait) => new() { ["type"] = "clear", ["wait"] = wait };

    public static JsonObject Done(CellOutcome outcome) => new()
    {
        ["type"] = "done",
        ["result"] = outcome.Result is { } result ? OutputJson.WriteBundle(result) : null,
        ["error"] = outcome.Error is { } error ? OutputJson.Write(error) : null,
    };

    /// <summary>Hands an output to the sink; for the message that ends the cell, returns how it ended.</summary>
    public static CellOutcome? Deliver(JsonObject message, ICellSink sink)
    {
        switch (message["type"]?.ToString())
        {
            case "stream":
                sink.Stream(message["name"].AsString("name"), message["text"].AsString("text"));
                break;
            case "display":
                sink.Display(ReadBundle(message), message["id"]?.ToString());
                break;
            case "update":
                sink.Update(ReadBundle(message), message["id"].AsString("id"));
                break;
            case "clear":
                sink.Clear(message["wait"]!.GetValue<bool>());
                break;
            case "done":
                return new CellOutcome(
                    message["result"] is JsonObject result ? OutputJson.ReadBundle(result, "result") : null,
                    message["error"] is JsonObject error ? (ErrorOutput)OutputJson.Read(error, "error") : null);
        }

        return null;
    }

    private static MimeBundle ReadBundle(JsonObject message) => OutputJson.ReadBundle(message["data"].AsObject("data"), "data");
}
