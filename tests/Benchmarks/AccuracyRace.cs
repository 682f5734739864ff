using System.Diagnostics;
using System.Globalization;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Training;

namespace Benchmarks;

/// <summary>Whether a quick recipe ends where the article's does: `-- accuracy --seeds 24`, all on images that are split anew for each seed.</summary>
internal static class AccuracyRace
{
    // The search was measured on the splits of the first seeds, and its findings are what the fitted recipe is made of: these are others.
    private const int FirstSeed = 201;

    private static readonly (string Name, Action<Backbone, SearchTask, int> Train)[] Ways =
    [
        ("the article's: head, then layer4, 20 epochs", (model, task, seed) => new Trainer(model) { Verbose = false }.Fit(TrainingPlan.HeadThenLayer4(), task.Train.InBatches(32, shuffle: true, seed))),
        ("a head of 30 epochs at 0.05", (model, task, seed) => ReadmeRecipes.Trained(model, task.Train, seed)),
        ("a fitted head", (model, task, seed) => ReadmeRecipes.Fitted(model, task.Train, seed)),
    ];

    internal static void Run(int seeds)
    {
        var rows = new List<string>();
        foreach (var (name, make) in new (string, Func<int, SearchTask>)[] { ("drawings", SearchTask.Drawings), ("clothes", SearchTask.Clothes) })
        {
            var outcomes = Ways.Select(_ => new List<(double Accuracy, double Seconds)>()).ToArray();
            for (var seed = FirstSeed; seed < FirstSeed + seeds; seed++)
            {
                using var task = make(seed);
                for (var i = 0; i < Ways.Length; i++) outcomes[i].Add(Taught(task, Ways[i].Train, seed));
                Console.WriteLine($"{name} {seed}: {string.Join(", ", outcomes.Select(way => way[^1].Accuracy.ToString("P1", CultureInfo.InvariantCulture)))}");
            }
            rows.AddRange(Ways.Select((way, i) => Row(name, way.Name, outcomes[0], outcomes[i], isFirst: i == 0)));
        }
        Sections.Write("Quick recipes beside the article's: accuracy", [
            $"`dotnet run -c Release --project tests/Benchmarks -- accuracy --seeds {seeds}` on {DateTime.UtcNow:yyyy-MM-dd}: ResNet-18 of `data/backbone`, test images that chose nothing, {seeds} seeds, each with a split of its own.",
            "",
            "| images | recipe | test accuracy | less the article's, paired by seed | time beside the article's |",
            "|---|---|---:|---:|---:|",
            .. rows,
        ]);
    }

    private static (double Accuracy, double Seconds) Taught(SearchTask task, Action<Backbone, SearchTask, int> train, int seed)
    {
        using var model = task.Fresh(seed);
        var clock = Stopwatch.StartNew();
        train(model, task, seed);
        var seconds = clock.Elapsed.TotalSeconds;
        return (task.Ask(model).Plain, seconds);
    }

    private static string Row(string images, string recipe, List<(double Accuracy, double Seconds)> article, List<(double Accuracy, double Seconds)> own, bool isFirst)
    {
        var difference = isFirst ? "" : $"{SeedSummary.Differences([.. article.Select(one => one.Accuracy)], [.. own.Select(one => one.Accuracy)])}";
        var time = isFirst ? "" : Spread.Middle(own.Zip(article, (mine, theirs) => mine.Seconds / theirs.Seconds)).ToString("0.000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"| {images} | {recipe} | {100 * own.Average(one => one.Accuracy):F1} % | {difference} | {time} |");
    }
}
