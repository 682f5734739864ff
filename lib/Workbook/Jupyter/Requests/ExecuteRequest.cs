using System.Text.Json.Nodes;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Requests;

/// <summary>The content of an <c>execute_request</c>.</summary>
internal sealed record ExecuteRequest(
    string Code, bool Silent, bool StoreHistory, bool StopOnError, bool AllowStdin, IReadOnlyList<KeyValuePair<string, string>> UserExpressions)
{
    public static ExecuteRequest Read(JsonObject content)
    {
        var silent = content.Flag("silent", false);
        return new ExecuteRequest(
            content.Text("code"),
            silent,
            !silent && content.Flag("store_history", true),
            content.Flag("stop_on_error", true),
            content.Flag("allow_stdin", true),
            [.. content.Object("user_expressions").Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.ToString() ?? ""))]);
    }
}
