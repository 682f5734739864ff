using System.CommandLine;
using Workbook.Export;
using Workbook.Notebooks;
using Workbook.Parameters;
using Workbook.Session;
using Workbook.Session.Packages;

namespace Workbook.Commands;

/// <summary>A command that does one thing to each of the notebooks named.</summary>
internal static class FileCommand
{
    /// <param name="name">As typed.</param>
    /// <param name="description">For the help.</param>
    /// <param name="work">Does it to one notebook; false where the notebook is not as it should be.</param>
    public static Command Create(string name, string description, Func<Notebook, NotebookFile, bool> work) =>
        Create(name, description, (notebook, file, _) => work(notebook, file));

    /// <summary>The same for a command with options of its own, which are added to what is returned.</summary>
    public static Command Create(string name, string description, Func<Notebook, NotebookFile, ParseResult, bool> work)
    {
        var files = new Argument<string[]>("notebooks")
        {
            Description = "Notebooks, or folders of notebooks.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(name, description) { files };
        command.SetAction(parsed => ForEach(parsed.GetRequiredValue(files), (notebook, file) => work(notebook, file, parsed)));
        return command;
    }

    // Every notebook is looked at, also after one that is not as it should be.
    private static int ForEach(string[] names, Func<Notebook, NotebookFile, bool> work)
    {
        try
        {
            return NotebookFiles.Find(names).Select(file => One(file, work)).ToList().Max();
        }
        catch (UsageException error)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.BadInput;
        }
    }

    private static int One(NotebookFile file, Func<Notebook, NotebookFile, bool> work)
    {
        try
        {
            return work(NotebookStore.Read(file.Path), file) ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (Exception error) when (error is NotebookFormatException or ExportException or PackageException or CellException or ParameterException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error is ExportException or PackageException or CellException or ParameterException ? $"{file.Path}: {error.Message}" : error.Message);
            return ExitCodes.BadInput;
        }
    }
}
