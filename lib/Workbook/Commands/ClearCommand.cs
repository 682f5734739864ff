using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook clear</c></summary>
internal static class ClearCommand
{
    public static Command Create() => FileCommand.Create(
        "clear", "Removes the outputs, the execution counts and injected parameters.", Clear);

    private static bool Clear(Notebook notebook, NotebookFile file)
    {
        notebook.ClearOutputs();
        notebook.Cells.RemoveAll(cell => cell.HasTag(Tags.InjectedParameters));
        NotebookStore.Write(notebook, file.Path);
        return true;
    }
}
