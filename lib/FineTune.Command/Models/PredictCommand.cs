using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FineTune.Data;
using FineTune.Serving;

namespace FineTune.Command.Models;

/// <summary><c>finetune predict</c></summary>
internal static class PredictCommand
{
    private static readonly Argument<string> Version = new("version") { Description = "MODEL, MODEL@NUMBER or MODEL@TAG." };

    private static readonly Argument<string[]> Images = new("images") { Description = "Image files, or folders of them.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<int> Top = new("--top") { Description = "How many classes are shown.", DefaultValueFactory = _ => 3 };

    private static readonly Option<bool> Json = new("--json") { Description = "A line of JSON for each image." };

    public static System.CommandLine.Command Create()
    {
        var command = new System.CommandLine.Command("predict", "Says what is on images.") { Version, Images, Top, Json };
        Desk.Action(command, (parsed, desk, _) =>
        {
            if (parsed.GetValue(Top) < 1) throw new UsageException($"--top {parsed.GetValue(Top)}: at least one class is shown.");
            using var classifier = Classifier.Load(desk.Get(parsed.GetRequiredValue(Version)));
            var faults = 0;
            foreach (var image in Files(parsed.GetRequiredValue(Images)))
            {
                try
                {
                    Write(desk.Output, classifier.Predict(image), parsed.GetValue(Top), parsed.GetValue(Json));
                }
                catch (ImageException wrong)
                {
                    // The others are still wanted.
                    faults++;
                    parsed.InvocationConfiguration.Error.WriteLine(wrong.Message);
                }
            }
            return Task.FromResult(faults == 0 ? ExitCodes.Ok : ExitCodes.Failed);
        });
        return command;
    }

    private static void Write(TextWriter output, Prediction prediction, int top, bool json)
        => output.WriteLine(json
            ? JsonSerializer.Serialize(new { image = prediction.Image, guesses = prediction.Top(top).Select(guess => new { @class = guess.Class, confidence = guess.Confidence }) })
            : $"{prediction.Image}: {string.Join(", ", prediction.Top(top).Select(guess => string.Create(CultureInfo.InvariantCulture, $"{guess.Class} {100 * guess.Confidence:0.0}%")))}");

    private static IEnumerable<string> Files(string[] names) => names.SelectMany<string, string>(name =>
    {
        if (!Directory.Exists(name)) return [name];
        var files = FilesBelow.Of(name).ToList();
        return files.Count > 0 ? files : throw new UsageException($"{name}: there are no files in this folder.");
    });
}
