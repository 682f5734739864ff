using System.Text.Json.Nodes;
using Workbook.Completion;
using Workbook.Jupyter.Wire;
using Workbook.Notebooks;

namespace Workbook.Jupyter.Requests;

/// <summary><c>inspect_request</c></summary>
internal sealed class InspectRequests(CellHover hover)
{
    public JsonObject Answer(Message message)
    {
        var code = message.Content.Text("code");
        var cursor = CodePoints.ToIndex(code, message.Content.Number("cursor_pos", int.MaxValue));
        var found = hover.At(code, cursor, detailed: message.Content.Number("detail_level", 0) > 0);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is null ? [] : Bundle(found),
            ["metadata"] = new JsonObject(),
        };
    }

    public static JsonObject Bundle(HoverText text) => new() { [Mime.Plain] = text.Plain, [Mime.Markdown] = text.Markdown };
}
