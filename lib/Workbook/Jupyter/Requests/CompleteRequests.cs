using System.Text.Json.Nodes;
using Workbook.Completion;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Requests;

/// <summary><c>complete_request</c></summary>
internal sealed class CompleteRequests(CellCompletion completion)
{
    public JsonObject Answer(Message message)
    {
        var code = message.Content.Text("code");
        var cursor = CodePoints.ToIndex(code, message.Content.Number("cursor_pos", int.MaxValue));
        var found = completion.At(code, cursor);
        var start = CodePoints.FromIndex(code, found.Start);
        var end = CodePoints.FromIndex(code, found.End);
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. found.Matches.Select(match => JsonValue.Create(match.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject
            {
                // JupyterLab shows an icon and a signature by it.
                ["_jupyter_types_experimental"] = new JsonArray([.. found.Matches.Select(match => new JsonObject
                {
                    ["start"] = start,
                    ["end"] = end,
                    ["text"] = match.Text,
                    ["type"] = match.Kind,
                    ["signature"] = match.Signature,
                })]),
            },
        };
    }
}
