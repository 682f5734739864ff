using System.CommandLine;
using FineTune.Data;

namespace FineTune.Command.Models;

/// <summary><c>finetune drift</c></summary>
internal static class DriftCommand
{
    public static System.CommandLine.Command Create()
    {
        var version = new Argument<string>("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };
        var folder = new Argument<string>("folder") { Description = "New images, in one folder." };
        var command = new System.CommandLine.Command("drift", "Says whether new images are like those that a model was made for.") { version, folder };
        Desk.Action(command, (parsed, desk, cancellation) =>
        {
            var loaded = desk.Get(parsed.GetRequiredValue(version));
            var root = parsed.GetRequiredValue(folder);
            var files = FilesBelow.Of(root).Select(file => new ImageItem(file, Path.GetRelativePath(root, file), 0)).ToList();
            if (files.Count < 2) throw new UsageException($"{root}: two images are needed at least, and {files.Count} were found.");
            using var images = ImageSet.Load(files, loaded.Manifest.Classes, loaded.Manifest.Preprocessing.ToFraming(), cancellation: cancellation);
            using var model = loaded.Load();
            var report = loaded.DriftOf(images, model);
            desk.Output.WriteLine(report.ToString());
            return Task.FromResult(report.Drifted ? ExitCodes.Failed : ExitCodes.Ok);
        });
        return command;
    }
}
