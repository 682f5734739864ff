using System.CommandLine;
using Workbook.Processes;

namespace Workbook.Commands;

/// <summary>The <c>workbook</c> command.</summary>
internal static class WorkbookCommand
{
    public static Task<int> InvokeAsync(string[] args)
    {
        var root = new RootCommand("Runs C# notebooks, keeps their outputs, and turns them into pages.")
        {
            RunCommand.Create(),
            HtmlCommand.Create(),
            ClearCommand.Create(),
            CopyOutputsCommand.Create(),
            CheckCommand.Create(),
            ConvertCommand.Create(),
            ExportCommand.Create(),
            GalleryCommand.Create(),
            KernelCommand.Create(),
            NotebookProcessCommand(),
        };
        // Time to write what was executed after Ctrl-C.
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
        return root.Parse(args).InvokeAsync(configuration);
    }

    private static Command NotebookProcessCommand()
    {
        var pipe = new Argument<string>("pipe");
        var folder = new Argument<string>("folder");
        var command = new Command(NotebookProcess.WorkerCommand, "The process of one notebook; started by run.") { pipe, folder };
        command.Hidden = true;
        command.SetAction((parsed, _) => NotebookWorker.RunAsync(parsed.GetRequiredValue(pipe), parsed.GetRequiredValue(folder)));
        return command;
    }
}
