using System.CommandLine;
using Workbook.Html;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook html</c></summary>
internal static class HtmlCommand
{
    public static Command Create() => FileCommand.Create(
        "html", "Writes each notebook, with the outputs that it has, as a page that works offline.", Write);

    private static bool Write(Notebook notebook, NotebookFile file)
    {
        var page = Path.ChangeExtension(file.Path, ".html");
        HtmlPage.WriteFile(notebook, file.Path, page);
        Console.WriteLine(page);
        return true;
    }
}
