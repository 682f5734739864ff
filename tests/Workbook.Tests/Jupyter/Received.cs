using System.Text.Json.Nodes;

namespace Workbook.Tests.Jupyter;

/// <summary>A message that came.</summary>
internal sealed record Received(JsonObject Header, JsonObject Parent, JsonObject Content)
{
    public string Type => Header["msg_type"]!.ToString();

    public string? ParentId => Parent["msg_id"]?.ToString();
}

/// <summary>All that came for one request.</summary>
internal sealed record Answer(Received Reply, IReadOnlyList<Received> Published)
{
    public string Status => Reply.Content["status"]!.ToString();

    public IEnumerable<string> Types => Published.Select(message => message.Type);

    public JsonObject? Result => Of("execute_result").SingleOrDefault()?["data"]!.AsObject();

    public IEnumerable<JsonObject> Of(string type) => Published.Where(message => message.Type == type).Select(message => message.Content);

    public string Printed(string stream = "stdout") =>
        string.Concat(Of("stream").Where(content => content["name"]!.ToString() == stream).Select(content => content["text"]!.ToString()));
}
