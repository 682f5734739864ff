using System.CommandLine;
using System.Text;
using FineTune.Command.Training;
using FineTune.Models.Weights;

namespace FineTune.Command.Profiling;

/// <summary><c>finetune profile</c></summary>
internal static class ProfileCommand
{
    private static readonly Option<int> Images = new("--images") { Description = "How many images are taken, evenly over the folder.", DefaultValueFactory = _ => 128 };

    private static readonly Option<int> Epochs = new("--epochs") { Description = "Passes over them.", DefaultValueFactory = _ => 2 };

    private static readonly Option<bool> Json = new("--json") { Description = "As JSON." };

    private static readonly Option<string?> Html = new("--html") { Description = "Also as a page.", HelpName = "file" };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("profile", "Shows where the time of a training on your images goes; nothing is published.")
        {
            Images, Epochs, TrainCommand.Stages, Json, Html,
        };
        TaskOptions.AddNetworkTo(command);
        Desk.Action(command, (parsed, desk, cancellation) => Task.Run(() => Run(parsed, desk, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, Desk desk, CancellationToken cancellation)
    {
        CommonOptions.Refuse(parsed, "nothing is loaded from a vault here; leave it out.", CommonOptions.Unsigned, CommonOptions.AtLeast, CommonOptions.PassphraseFile, CommonOptions.OpenWith);
        var page = parsed.GetValue(Html);
        if (page is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(page)))) throw new UsageException($"--html {page}: there is no such folder; make it first, or name a file in another.");
        var profile = new ProfileRun(Read(parsed), parsed.GetValue(Images)).Run(cancellation);
        if (parsed.GetValue(Json)) desk.Output.WriteLine(profile.ToJson());
        else Show(profile, desk);
        if (page is not null) AtomicFile.Write(page, file => file.Write(Encoding.UTF8.GetBytes(profile.ToHtml())));
        return ExitCodes.Ok;
    }

    private static void Show(Profile profile, Desk desk)
    {
        desk.Output.WriteLine(profile.Title);
        desk.Table(Profile.Heads("part of the run"), Profile.Rows(profile.Run));
        desk.Table(Profile.Heads("a forward pass, by stage"), Profile.Rows(profile.Stages));
    }

    private static TrainRequest Read(ParseResult parsed) => new()
    {
        Task = TaskOptions.ReadNetwork(parsed),
        Epochs = parsed.GetValue(Epochs),
        Rate = 0.02,
        Stages = parsed.GetValue(TrainCommand.Stages) ?? ["head"],
    };
}
