using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Parameters;

/// <summary>
/// Puts new values for the parameters into a cell right after the one that declares them, as papermill does, so that the
/// executed notebook shows both the course's values and those of this run.
/// </summary>
internal static class ParameterInjection
{
    private const string QuickKey = "quick";

    /// <param name="notebook">Changed in place.</param>
    /// <param name="quick">Take the quick values from the parameters cell's own metadata.</param>
    /// <param name="set">Values by name; they win over the quick ones.</param>
    /// <exception cref="ParameterException">A name is not declared there, or a value is no C#.</exception>
    public static void Apply(Notebook notebook, bool quick, IReadOnlyDictionary<string, string> set)
    {
        notebook.Cells.RemoveAll(cell => cell.HasTag(Tags.InjectedParameters));
        var cell = notebook.Tagged(Tags.Parameters);
        var values = quick && cell is not null ? QuickValues(cell) : [];
        foreach (var (name, value) in set) values[name] = value;
        if (values.Count == 0) return;
        if (cell is null)
        {
            throw new ParameterException(
                $"There is no cell tagged '{Tags.Parameters}', so {string.Join(", ", values.Keys)} cannot be set.");
        }

        notebook.Cells.Insert(notebook.Cells.IndexOf(cell) + 1, InjectedCell(notebook, Assignments(cell, values)));
    }

    private static Dictionary<string, string> QuickValues(Cell cell) => cell.Metadata[QuickKey] switch
    {
        null => [],
        JsonObject values => values.ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "null"),
        _ => throw new ParameterException(
            $"The parameters cell's metadata '{QuickKey}' should be an object, such as {{\"epochs\": \"3\"}}."),
    };

    private static string Assignments(Cell cell, Dictionary<string, string> values)
    {
        var declared = DeclaredParameter.In(cell.Source);
        var lines = values.Select(value =>
        {
            var parameter = declared.FirstOrDefault(parameter => parameter.Name == value.Key)
                ?? throw new ParameterException(
                    $"The parameters cell declares no variable '{value.Key}'. It declares: {Names(declared)}.");
            return $"{parameter.Name} = {ParameterValue.AsCode(parameter, value.Value)};";
        });
        return string.Join('\n', lines);
    }

    private static string Names(IReadOnlyList<DeclaredParameter> declared) =>
        declared.Count == 0 ? "nothing" : string.Join(", ", declared.Select(parameter => parameter.Name));

    private static Cell InjectedCell(Notebook notebook, string source)
    {
        var id = Tags.InjectedParameters;
        while (notebook.Cells.Any(cell => cell.Id == id)) id += "-";
        return new Cell(CellKind.Code, id, source, new JsonObject { ["tags"] = new JsonArray(Tags.InjectedParameters) });
    }
}
