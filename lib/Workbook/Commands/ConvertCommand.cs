using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook convert</c></summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var force = new Option<bool>("--force") { Description = "Write over a file that is there." };
        var command = FileCommand.Create(
            "convert", "Writes .ipynb as .dib, and .dib as .ipynb, beside it. A .dib holds no outputs, tags or ids.", (notebook, file, parsed) =>
            {
                var target = Path.ChangeExtension(file.Path, NotebookStore.IsDib(file.Path) ? ".ipynb" : ".dib");
                if (File.Exists(target) && !parsed.GetValue(force))
                    throw new UsageException($"{target} is there already. With --force it is written over, and what it holds is lost.");
                NotebookStore.Write(notebook, target);
                Console.WriteLine(target);
                if (NotebookStore.IsDib(target) && string.Join(", ", DibWriter.LeftOut(notebook)) is { Length: > 0 } leftOut)
                    Console.WriteLine($"left out, for a .dib has no place for them: {leftOut}");
                return true;
            });
        command.Add(force);
        return command;
    }
}
