using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Writes <c>.ipynb</c> with the bytes that Jupyter would write.</summary>
internal static class NotebookWriter
{
    public static string Write(Notebook notebook) => PythonJson.Write(new JsonObject
    {
        ["cells"] = new JsonArray([.. notebook.Cells.Select(WriteCell)]),
        ["metadata"] = notebook.Metadata.DeepClone(),
        ["nbformat"] = Notebook.Format,
        ["nbformat_minor"] = Notebook.FormatMinor,
    }) + "\n";

    public static void WriteFile(Notebook notebook, string path) => AtomicFile.Write(path, Write(notebook));

    private static JsonObject WriteCell(Cell cell)
    {
        var json = new JsonObject
        {
            ["cell_type"] = cell.Kind.ToString().ToLowerInvariant(),
            ["id"] = cell.Id,
            ["metadata"] = cell.Metadata.DeepClone(),
            ["source"] = TextLines.ToJson(cell.Source),
        };
        if (cell.Attachments is { } attachments) json["attachments"] = attachments.DeepClone();
        if (cell.Kind != CellKind.Code) return json;

        json["execution_count"] = cell.ExecutionCount;
        json["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputJson.Write)]);
        return json;
    }
}
