using System.CommandLine;
using FineTune.Command.Training;

namespace FineTune.Command.Searching;

/// <summary><c>finetune search</c></summary>
internal static class SearchCommand
{
    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long to search. Training the best recipe once more and measuring it come on top.",
        DefaultValueFactory = _ => 300,
    };

    private static readonly Option<int?> Recipes = new("--recipes") { Description = "Try so many recipes and no more; the same seed then tries the same ones." };

    private static readonly Option<int> Epochs = new("--epochs") { Description = "The most passes over the images that a recipe may have.", DefaultValueFactory = _ => 27 };

    private static readonly Option<int> Deepest = new("--deepest") { Description = "How many stages below the head may learn.", DefaultValueFactory = _ => 1 };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("search", "Looks for a good recipe for a folder of images, and publishes the model that it gives.") { Seconds, Recipes, Epochs, Deepest };
        TaskOptions.AddTo(command);
        Desk.Action(command, (parsed, desk, cancellation) => Task.Run(() => new SearchRun(Read(parsed), desk).Run(cancellation), CancellationToken.None));
        return command;
    }

    private static SearchRequest Read(ParseResult parsed) => new()
    {
        Task = TaskOptions.Read(parsed),
        Seconds = parsed.GetValue(Seconds),
        Recipes = parsed.GetValue(Recipes),
        Epochs = parsed.GetValue(Epochs),
        Deepest = parsed.GetValue(Deepest),
    };
}
