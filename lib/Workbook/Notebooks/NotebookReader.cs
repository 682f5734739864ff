using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>Reads <c>.ipynb</c>, and says of a bad file what is wrong with it.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    // Bytes that are no text would be replaced, and lost when the notebook is written back.
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="NotebookFormatException">The file is missing or is no notebook of nbformat 4.</exception>
    public static Notebook ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path, Utf8));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new NotebookFormatException($"{path}: there is no such file.");
        }
        catch (DecoderFallbackException)
        {
            throw new NotebookFormatException($"{path}: not a notebook: it holds bytes that are no UTF-8 text.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotebookFormatException)
        {
            throw new NotebookFormatException($"{path}: {error.Message}");
        }
    }

    /// <exception cref="NotebookFormatException">The text is no notebook of nbformat 4.</exception>
    public static Notebook Read(string text)
    {
        var root = Parse(text).AsObject("the notebook");
        CheckFormat(root);
        var cells = root["cells"].AsArray("cells");
        var taken = cells.OfType<JsonObject>().Select(cell => cell["id"]?.ToString()).ToHashSet();
        return new Notebook(
            cells.Select((cell, i) => ReadCell(cell.AsObject($"cells[{i}]"), $"cells[{i}]", () => FreshId(i, taken))),
            root["metadata"].AsObject("metadata").Detached());
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, null, Strict);
        }
        catch (JsonException error)
        {
            var line = error.LineNumber + 1;
            var reason = error.Message.Split(" Path:")[0].Split(" LineNumber:")[0];
            throw new NotebookFormatException($"not a notebook: the JSON breaks off or is wrong at line {line}. {reason}");
        }
    }

    private static void CheckFormat(JsonObject root)
    {
        var major = root["nbformat"].AsCount("nbformat")
            ?? throw new NotebookFormatException("not a notebook: the field 'nbformat' is missing.");
        if (major != Notebook.Format)
        {
            throw new NotebookFormatException(
                $"the notebook has nbformat {major}, and only {Notebook.Format} is read here. To convert it, open it in Jupyter and save it.");
        }
    }

    private static Cell ReadCell(JsonObject json, string where, Func<string> freshId)
    {
        var kind = ReadKind(json, where);
        var cell = new Cell(
            kind,
            json["id"] is { } id ? ReadId(id, where) : freshId(),
            json["source"].AsText($"{where}.source"),
            json["metadata"].AsObject($"{where}.metadata").Detached())
        {
            Attachments = (json["attachments"] as JsonObject)?.Detached(),
        };
        if (kind != CellKind.Code) return cell;

        cell.ExecutionCount = json["execution_count"].AsCount($"{where}.execution_count");
        var outputs = json["outputs"].AsArray($"{where}.outputs");
        cell.Outputs.AddRange(outputs.Select((output, i) =>
            OutputJson.Read(output.AsObject($"{where}.outputs[{i}]"), $"{where}.outputs[{i}]")));
        return cell;
    }

    private static CellKind ReadKind(JsonObject json, string where) => json["cell_type"].AsString($"{where}.cell_type") switch
    {
        "code" => CellKind.Code,
        "markdown" => CellKind.Markdown,
        "raw" => CellKind.Raw,
        var other => throw new NotebookFormatException($"{where}.cell_type is '{other}'; it should be code, markdown or raw."),
    };

    private static string ReadId(JsonNode node, string where)
    {
        var id = node.AsString($"{where}.id");
        var valid = id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return valid ? id : throw new NotebookFormatException(
            $"{where}.id is '{id}'; it should be 1 to 64 letters, digits, '-' or '_'.");
    }

    // Before 4.5 cells had no id. Counted rather than random, so that the same file gives the same bytes.
    private static string FreshId(int index, HashSet<string?> taken)
    {
        var id = $"cell-{index + 1}";
        while (!taken.Add(id)) id += "x";
        return id;
    }
}
