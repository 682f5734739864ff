using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Notebooks;

/// <summary>
/// Reads <c>.dib</c>, .NET Interactive's notebook as plain text: a line <c>#!language</c> begins a cell. What such a file
/// cannot hold (ids, tags, outputs) is not there.
/// </summary>
internal static class DibReader
{
    /// <exception cref="NotebookFormatException">The file's metadata is not JSON.</exception>
    public static Notebook Read(string text)
    {
        var metadata = new JsonObject();
        var cells = new List<Cell>();
        foreach (var (language, source) in Sections(text))
        {
            if (language == DibFormat.Meta) metadata = ReadMetadata(source);
            else cells.Add(DibFormat.Cell(language, source, cells.Count));
        }

        return new Notebook(cells, DibFormat.NotebookMetadata(metadata));
    }

    private static List<(string Language, string Source)> Sections(string text)
    {
        var sections = new List<(string, string)>();
        var (language, lines, began) = (DibFormat.DefaultLanguage, new List<string>(), false);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (DibFormat.LanguageOf(line) is not { } next)
            {
                lines.Add(line);
                continue;
            }

            End();
            (language, lines, began) = (next, [], true);
        }

        End();
        return sections;

        void End()
        {
            var source = Inside(lines, began);
            if (began || source.Trim('\n').Length > 0) sections.Add((language, source));
        }
    }

    // One blank line below the language and one before the next are the format's, and so is the file's last line feed. Any other is the cell's.
    private static string Inside(List<string> lines, bool began)
    {
        var inside = CollectionsMarshal.AsSpan(lines);
        if (began && inside is ["", ..]) inside = inside[1..];
        if (inside is [.., ""]) inside = inside[..^1];
        return string.Join('\n', inside);
    }

    private static JsonObject ReadMetadata(string source)
    {
        try
        {
            return JsonNode.Parse(source).AsObject("the metadata after #!meta");
        }
        catch (JsonException error)
        {
            throw new NotebookFormatException($"the metadata after #!meta is not JSON. {error.Message}");
        }
    }
}
