using System.CommandLine;

namespace FineTune.Command.Training;

/// <summary><c>finetune train</c></summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Folder = new("folder") { Description = "A folder that holds a folder of images for each class." };

    private static readonly Option<string?> Name = new("--name") { Description = "What the model is called; the folder's name if left out." };

    private static readonly Option<string> Backbone = new("--backbone") { Description = "The network.", DefaultValueFactory = _ => "resnet18" };

    private static readonly Option<string?> Weights = new("--weights")
    {
        Description = "Its pretrained weights (safetensors, or torchvision's .pth), or imagenet, which is found or downloaded. If left out: those that come with the project for resnet18, imagenet for the others.",
        HelpName = "file",
    };

    private static readonly Option<int?> Size = new("--size") { Description = "Pixels of a side: the whole image, padded. 64 for the project's own weights; else the middle, as torchvision crops it." };

    private static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over the images.", DefaultValueFactory = _ => 10 };

    private static readonly Option<double> Rate = new("--rate") { Description = "The learning rate.", DefaultValueFactory = _ => 0.02 };

    private static readonly Option<int> Batch = new("--batch") { Description = "Images in a step.", DefaultValueFactory = _ => 32 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Decides the split, the first weights of the head and the order.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string?> Split = new("--split") { Description = "Which image is for what; 70% training, 15% validation, 15% test if left out, near-duplicates kept together.", HelpName = "split.csv" };

    private static readonly Option<string[]> Stages = new("--train")
    {
        Description = "The stages that learn, for example head, or layer4 and head.",
        HelpName = "stage",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => ["head"],
    };

    private static readonly Option<bool> Seal = new("--seal") { Description = "Encrypt the model's files with the passphrase or key." };

    private static readonly Option<string?> Tag = new("--tag") { Description = "Put this tag at the new version." };

    private static readonly Option<string?> Checkpoint = new("--checkpoint")
    {
        Description = "Write the training down here as it goes; the same command goes on from it after a stop.",
        HelpName = "folder",
    };

    private static readonly Option<int> Workers = new("--workers") { Description = "How many processes train together, each on its part of every batch. Processes that Slurm or torchrun started find each other without it.", DefaultValueFactory = _ => 1 };

    private static readonly Option<string?> Notes = new("--notes") { Description = "What stands at the top of the model card." };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("train", "Trains a classifier on a folder of images and publishes it.")
        {
            Folder, Name, Backbone, Weights, Size, Epochs, Rate, Batch, Seed, Split, Stages, Seal, Tag, Checkpoint, Workers, Notes,
        };
        Desk.Action(command, (parsed, desk, cancellation) => Task.Run(() => new TrainRun(Read(parsed), desk).Run(cancellation), CancellationToken.None));
        return command;
    }

    private static TrainRequest Read(ParseResult parsed) => new()
    {
        Folder = parsed.GetRequiredValue(Folder),
        Name = parsed.GetValue(Name) ?? Path.GetFileName(Path.GetFullPath(parsed.GetRequiredValue(Folder)).TrimEnd(Path.DirectorySeparatorChar)),
        Backbone = parsed.GetRequiredValue(Backbone),
        Weights = parsed.GetValue(Weights),
        Size = parsed.GetValue(Size),
        Epochs = parsed.GetValue(Epochs),
        Rate = parsed.GetValue(Rate),
        Batch = parsed.GetValue(Batch),
        Seed = parsed.GetValue(Seed),
        Split = parsed.GetValue(Split),
        Stages = parsed.GetValue(Stages) ?? ["head"],
        Seal = parsed.GetValue(Seal),
        Tag = parsed.GetValue(Tag),
        Checkpoint = parsed.GetValue(Checkpoint),
        Workers = parsed.GetValue(Workers),
        Words = [.. parsed.Tokens.Select(token => token.Value)],
        Notes = parsed.GetValue(Notes),
    };
}
