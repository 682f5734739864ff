using System.CommandLine;

namespace FineTune.Command.Training;

/// <summary><c>finetune train</c></summary>
internal static class TrainCommand
{
    private static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over the images.", DefaultValueFactory = _ => 10 };

    private static readonly Option<double> Rate = new("--rate") { Description = "The learning rate.", DefaultValueFactory = _ => 0.02 };

    public static readonly Option<string[]> Stages = new("--train")
    {
        Description = "The stages that learn, for example head, or layer4 and head.",
        HelpName = "stage",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["head"],
    };

    private static readonly Option<string?> Checkpoint = new("--checkpoint")
    {
        Description = "Write the training down here as it goes; the same command goes on from it after a stop.",
        HelpName = "folder",
    };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("train", "Trains a classifier on a folder of images and publishes it.") { Epochs, Rate, Stages, Checkpoint };
        TaskOptions.AddTo(command);
        Desk.Action(command, (parsed, desk, cancellation) => Task.Run(() => new TrainRun(Read(parsed), desk).Run(cancellation), CancellationToken.None));
        return command;
    }

    private static TrainRequest Read(ParseResult parsed) => new()
    {
        Task = TaskOptions.Read(parsed),
        Epochs = parsed.GetValue(Epochs),
        Rate = parsed.GetValue(Rate),
        Stages = parsed.GetValue(Stages) ?? ["head"],
        Checkpoint = parsed.GetValue(Checkpoint),
    };
}
