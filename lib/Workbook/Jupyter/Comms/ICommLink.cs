using System.Text.Json.Nodes;

namespace Workbook.Jupyter.Comms;

/// <summary>The way to the page, where there is one.</summary>
internal interface ICommLink
{
    /// <param name="type"><c>comm_open</c>, <c>comm_msg</c> or <c>comm_close</c>.</param>
    /// <param name="id">The channel.</param>
    /// <param name="target">Named when a channel is opened.</param>
    /// <param name="data">What is said.</param>
    void Send(string type, string id, string? target, JsonNode? data);
}
