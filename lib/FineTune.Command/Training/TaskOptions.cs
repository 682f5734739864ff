using System.CommandLine;

namespace FineTune.Command.Training;

/// <summary>The options of a <see cref="TaskRequest"/>.</summary>
internal static class TaskOptions
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

    private static readonly Option<string?> Device = new("--device") { Description = "Where it trains: cpu, cuda, or cuda:1; if left out, cuda where there is one." };

    private static readonly Option<int> Batch = new("--batch") { Description = "Images in a step.", DefaultValueFactory = _ => 32 };

    private static readonly Option<int> Seed = new("--seed") { Description = "Decides the split, the first weights of the head and the order.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string?> Split = new("--split") { Description = "Which image is for what; 70% training, 15% validation, 15% test if left out, near-duplicates kept together.", HelpName = "split.csv" };

    private static readonly Option<bool> NoRobustness = new("--no-robustness") { Description = "Don't measure the model on noisy, blurred and faded test images: six passes over them less." };

    private static readonly Option<bool> Seal = new("--seal") { Description = "Encrypt the model's files with the passphrase or key." };

    private static readonly Option<string?> Tag = new("--tag") { Description = "Put this tag at the new version." };

    private static readonly Option<string?> Notes = new("--notes") { Description = "What stands at the top of the model card." };

    private static readonly Option<int> Workers = new("--workers")
    {
        Description = "How many processes work together: in a training each on its part of every batch, in a search each on its share of the recipes. Processes that Slurm or torchrun started find each other without it.",
        DefaultValueFactory = _ => 1,
    };

    public static void AddTo(System.CommandLine.Command command)
    {
        AddNetworkTo(command);
        foreach (var option in new Option[] { Name, Seed, Split, NoRobustness, Seal, Tag, Notes, Workers }) command.Options.Add(option);
    }

    /// <summary>Those alone that say which images go through which network, and where.</summary>
    public static void AddNetworkTo(System.CommandLine.Command command)
    {
        command.Arguments.Add(Folder);
        foreach (var option in new Option[] { Backbone, Weights, Size, Device, Batch }) command.Options.Add(option);
    }

    /// <exception cref="UsageException">An option is given that does nothing here.</exception>
    public static TaskRequest Read(ParseResult parsed)
    {
        CommonOptions.Refuse(parsed, "it is for commands that load a version; leave it out.", CommonOptions.Unsigned, CommonOptions.AtLeast);
        if (!parsed.GetValue(Seal)) CommonOptions.Refuse(parsed, "the model would not be encrypted with it; add --seal, or leave it out.", CommonOptions.PassphraseFile, CommonOptions.OpenWith);
        return All(parsed);
    }

    private static TaskRequest All(ParseResult parsed) => ReadNetwork(parsed) with
    {
        Name = parsed.GetValue(Name) ?? Path.GetFileName(Path.GetFullPath(parsed.GetRequiredValue(Folder)).TrimEnd(Path.DirectorySeparatorChar)),
        Seed = parsed.GetValue(Seed),
        Split = parsed.GetValue(Split),
        NoRobustness = parsed.GetValue(NoRobustness),
        Seal = parsed.GetValue(Seal),
        Tag = parsed.GetValue(Tag),
        Notes = parsed.GetValue(Notes),
        Workers = parsed.GetValue(Workers),
        Words = [.. parsed.Tokens.Select(token => token.Value)],
    };

    /// <summary>With the seed 0, and nothing said of a model that is kept.</summary>
    public static TaskRequest ReadNetwork(ParseResult parsed) => new()
    {
        Folder = parsed.GetRequiredValue(Folder),
        Name = "",
        Backbone = parsed.GetRequiredValue(Backbone),
        Weights = parsed.GetValue(Weights),
        Size = parsed.GetValue(Size),
        Device = TrainingDevice.Of(parsed.GetValue(Device)),
        Batch = parsed.GetValue(Batch),
        Seed = 0,
    };
}
