using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Wire;

/// <summary>A message of the Jupyter protocol.</summary>
/// <param name="Identities">Which client it is from or for; on iopub the topic.</param>
/// <param name="Header">Who says what kind of thing when.</param>
/// <param name="Parent">The header of the request that it answers; empty where there is none.</param>
/// <param name="Metadata">Beside the content.</param>
/// <param name="Content">By message type.</param>
internal sealed record Message(
    IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent, JsonObject Metadata, JsonObject Content)
{
    public string Type => Header.Text("msg_type");

    public string Id => Header.Text("msg_id");
}
