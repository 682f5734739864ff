using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Outputs to and from nbformat's JSON.</summary>
internal static class OutputJson
{
    public static Output Read(JsonObject json, string where)
    {
        var type = json["output_type"].AsString($"{where}.output_type");
        return type switch
        {
            "stream" => new StreamOutput(json["name"].AsString($"{where}.name"), json["text"].AsText($"{where}.text")),
            "display_data" or "execute_result" => ReadDisplay(json, type == "execute_result", where),
            "error" => new ErrorOutput(
                json["ename"].AsString($"{where}.ename"),
                json["evalue"].AsString($"{where}.evalue"),
                [.. json["traceback"].AsArray($"{where}.traceback").Select(line => line.AsString($"{where}.traceback"))]),
            _ => throw new NotebookFormatException(
                $"{where} has the output type '{type}', which nbformat 4 does not know. Open the notebook in Jupyter and save it."),
        };
    }

    public static JsonObject Write(Output output) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["output_type"] = "stream",
            ["name"] = stream.Name,
            ["text"] = TextLines.ToJson(stream.Text.ToString()),
        },
        DisplayOutput display => WriteDisplay(display),
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Value,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
        },
        _ => throw new NotSupportedException($"No nbformat for {output.GetType().Name}."),
    };

    public static MimeBundle ReadBundle(JsonObject data, string where)
    {
        var bundle = new MimeBundle();
        foreach (var (mimeType, node) in data)
        {
            if (MimeBundle.IsJson(mimeType) && node is not null) bundle.Add(mimeType, node.DeepClone());
            else bundle.Add(mimeType, node.AsText($"{where}['{mimeType}']"));
        }

        return bundle;
    }

    public static JsonObject WriteBundle(MimeBundle bundle)
    {
        var json = new JsonObject();
        foreach (var (mimeType, node) in bundle.Entries)
            json[mimeType] = IsSplit(mimeType) ? TextLines.ToJson(node.ToString()) : node.DeepClone();
        return json;
    }

    // Jupyter splits text into lines for the sake of diffs, and leaves base64 whole.
    private static bool IsSplit(string mimeType) =>
        mimeType.StartsWith("text/", StringComparison.Ordinal) || mimeType is Mime.JavaScript or Mime.Svg;

    private static DisplayOutput ReadDisplay(JsonObject json, bool isResult, string where) =>
        new(ReadBundle(json["data"].AsObject($"{where}.data"), $"{where}.data"), isResult)
        {
            ExecutionCount = isResult ? json["execution_count"].AsCount($"{where}.execution_count") : null,
            Metadata = json["metadata"].AsObject($"{where}.metadata").Detached(),
        };

    private static JsonObject WriteDisplay(DisplayOutput display)
    {
        var json = new JsonObject
        {
            ["output_type"] = display.IsResult ? "execute_result" : "display_data",
            ["data"] = WriteBundle(display.Data),
            ["metadata"] = display.Metadata.DeepClone(),
        };
        if (display.IsResult) json["execution_count"] = display.ExecutionCount;
        return json;
    }
}
