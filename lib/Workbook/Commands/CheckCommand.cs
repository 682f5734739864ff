using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook check</c></summary>
internal static class CheckCommand
{
    public static Command Create() => FileCommand.Create(
        "check", "Says whether each notebook is valid, has parameters, holds no errors, was run in order, and links to what is there.", Check);

    private static bool Check(Notebook notebook, NotebookFile file)
    {
        var faults = NotebookCheck.Faults(notebook, Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
        foreach (var fault in faults) Console.WriteLine($"{file.Path}: {fault}");
        if (faults.Count == 0) Console.WriteLine($"{file.Path}: good");
        return faults.Count == 0;
    }
}
