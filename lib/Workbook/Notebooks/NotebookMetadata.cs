using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// The metadata by which .NET Interactive, VS Code and Jupyter know a C# notebook. Written where it is absent; what a
/// file already says is kept.
/// </summary>
internal static class NotebookMetadata
{
    public static void Complete(JsonObject metadata)
    {
        metadata["kernelspec"] ??= new JsonObject
        {
            ["display_name"] = ".NET (C#)",
            ["language"] = "C#",
            ["name"] = ".net-csharp",
        };
        metadata["language_info"] ??= new JsonObject
        {
            ["file_extension"] = ".cs",
            ["mimetype"] = "text/x-csharp",
            ["name"] = "C#",
            ["pygments_lexer"] = "csharp",
        };
    }
}
