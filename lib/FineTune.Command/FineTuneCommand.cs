using System.CommandLine;
using System.CommandLine.Help;
using FineTune.Command.Files;
using FineTune.Command.Models;
using FineTune.Command.Profiling;
using FineTune.Command.Searching;
using FineTune.Command.Serving;
using FineTune.Command.Training;

namespace FineTune.Command;

/// <summary>The <c>finetune</c> command.</summary>
internal static class FineTuneCommand
{
    public static Task<int> InvokeAsync(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        // Not a RootCommand: that one is called as the program's file is.
        var root = new System.CommandLine.Command("finetune", "Trains image classifiers on folders of images, keeps their versions, and uses them.")
        {
            TrainCommand.Create(),
            SearchCommand.Create(),
            ProfileCommand.Create(),
            EvaluateCommand.Create(),
            PredictCommand.Create(),
            DriftCommand.Create(),
            ModelsCommand.Create(),
            ExportCommand.Create(),
            ServeCommand.Create(),
            SealCommand.Create(),
            SealCommand.CreateOpen(),
        };
        foreach (var option in CommonOptions.All.Prepend(new VersionOption()).Prepend(new HelpOption())) root.Options.Add(option);
        var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
        if (output is not null) configuration.Output = output;
        if (error is not null) configuration.Error = error;
        var parsed = root.Parse(args);
        return MisspeltCommand.Is(parsed) ? MisspeltCommand.Refuse(parsed, configuration.Error) : parsed.InvokeAsync(configuration);
    }
}
