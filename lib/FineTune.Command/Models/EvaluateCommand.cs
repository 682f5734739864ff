using System.CommandLine;
using FineTune.Data;
using FineTune.Evaluation;

namespace FineTune.Command.Models;

/// <summary><c>finetune evaluate</c></summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string> Version = new("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };

    private static readonly Argument<string> Folder = new("folder") { Description = "A folder of images for each class, named as the model's classes." };

    private static readonly Option<string?> SplitFile = new("--split") { Description = "Only the test part of this split.", HelpName = "split.csv" };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("evaluate", "Measures a version on labelled images.") { Version, Folder, SplitFile };
        Desk.Action(command, (parsed, desk) =>
        {
            var version = desk.Get(parsed.GetRequiredValue(Version));
            var folder = ImageFolder.Load(parsed.GetRequiredValue(Folder));
            RequireSameClasses(version.ToString(), version.Manifest.Classes, folder);
            var items = parsed.GetValue(SplitFile) is { } file ? Split.Read(file, folder).Test : folder.Items;
            using var images = ImageSet.Load(items, folder.Classes, version.Manifest.Preprocessing.ToFraming());
            using var model = version.Load();
            var predictions = new Temperature(version.Manifest.Temperature).Apply(Predictions.Of(model, images.InBatches(32)));
            desk.Output.WriteLine($"{version}: top-1 {predictions.Top(1)}, loss {predictions.Loss:0.000}, {predictions.Calibration()}");
            desk.Table(["class", "images", "precision", "recall", "F1"], predictions.PerClass().Classes.Select(line => new[]
            {
                line.Class, $"{line.Images}", $"{line.Precision:0.00}", $"{line.Recall:0.00}", $"{line.F1:0.00}",
            }));
        });
        return command;
    }

    private static void RequireSameClasses(string version, IReadOnlyList<string> classes, ImageFolder folder)
    {
        if (classes.SequenceEqual(folder.Classes)) return;
        var strange = folder.Classes.Except(classes).Concat(classes.Except(folder.Classes)).Take(5);
        throw new UsageException($"{folder.Root}: its folders aren't the classes of {version} ({string.Join(", ", strange)}). The model knows {string.Join(", ", classes)}.");
    }
}
