using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook copy-outputs</c></summary>
internal static class CopyOutputsCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The notebook, or the folder of notebooks of the same names, that was run.", Required = true };
        var command = FileCommand.Create(
            "copy-outputs", "Gives translations the outputs of their original: the same cells with the same code. Paths may begin one folder deeper.", (notebook, file, parsed) =>
            {
                var source = parsed.GetRequiredValue(from);
                var original = NotebookStore.Read(Directory.Exists(source) ? Path.Combine(source, file.RelativePath) : source);
                if (Difference(original, notebook) is { } difference)
                {
                    Console.Error.WriteLine($"{file.Path}: {difference}: its outputs would be another program's.");
                    return false;
                }
                Copy(original, notebook);
                NotebookStore.Write(notebook, file.Path);
                return true;
            });
        command.Add(from);
        return command;
    }

    /// <summary>In words; null where both run the same code.</summary>
    internal static string? Difference(Notebook original, Notebook translation)
    {
        var (ours, theirs) = (original.CodeCells.ToList(), translation.CodeCells.ToList());
        if (ours.Count != theirs.Count) return $"{theirs.Count} cells of code, and the original has {ours.Count}";
        return ours.Zip(theirs).FirstOrDefault(pair => pair.First.Id != pair.Second.Id || Code(pair.First) != Code(pair.Second)) is ({ } cell, _)
            ? $"the cell {cell.Id} has other code than the original's"
            : null;
    }

    private static void Copy(Notebook original, Notebook translation)
    {
        foreach (var (ours, theirs) in original.CodeCells.Zip(translation.CodeCells))
        {
            theirs.ClearOutputs();
            theirs.ExecutionCount = ours.ExecutionCount;
            theirs.Outputs.AddRange(ours.Outputs);
        }
    }

    // A translation in a folder of its own reaches the same files one step further up.
    private static string Code(Cell cell) => cell.Source.Replace("../", "", StringComparison.Ordinal);
}
