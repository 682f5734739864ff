using System.Diagnostics;
using System.Globalization;
using FineTune.Evaluation;
using FineTune.Training;
using FineTune.Transfer;

namespace Benchmarks;

/// <summary>The search against the article's recipe, in the same time, seed by seed, on images that chose nothing.</summary>
internal static class SearchRace
{
    // Of the article's time; the rest is for training what was found.
    private const double Share = 0.8;

    private static readonly (string Name, Func<int, SearchTask> Task)[] All =
    [
        ("drawings, split anew for each seed", SearchTask.Drawings),
        ("drawings, the project's split", SearchTask.Committed),
        ("clothes, 20 images a class", SearchTask.Clothes),
    ];

    internal static void Run(int seeds, string only)
    {
        foreach (var (name, make) in All.Where(task => task.Name.StartsWith(only, StringComparison.Ordinal)))
        {
            using (var warm = make(0)) _ = Meet(warm, 0, epochs: 1);
            var meetings = new List<Meeting>();
            for (var seed = 1; seed <= seeds; seed++)
            {
                using var task = make(seed);
                meetings.Add(Meet(task, seed, epochs: 10));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {seed}: {meetings[^1]}"));
            }
            Sections.Write($"The search and the article's recipe: {name}", Text(meetings));
        }
    }

    private static Meeting Meet(SearchTask task, int seed, int epochs)
    {
        using var usual = task.Fresh(seed);
        var clock = Stopwatch.StartNew();
        _ = new Trainer(usual) { Verbose = false }.Fit(TrainingPlan.HeadThenLayer4(epochs), task.Train.InBatches(32, shuffle: true, seed));
        var time = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var found = RecipeSearch.Run(() => task.Fresh(seed), task.Train, task.Validation, new() { Seconds = Share * time, Folds = 3, Groups = task.Groups, Seed = seed, Verbose = false });
        using var alone = task.Fresh(seed);
        _ = found.Best.Train(alone, task.Train, seed: seed);
        var foundTime = clock.Elapsed.TotalSeconds;
        using var both = task.Fresh(seed);
        _ = found.Best.Train(both, task.Both, seed: seed);
        return new Meeting(task.Accuracy(usual), task.Accuracy(alone), task.Accuracy(both), time, foundTime, found.Trials.Count, found.Best);
    }

    private static IEnumerable<string> Text(IReadOnlyList<Meeting> meetings)
    {
        SeedSummary Gain(string name, Func<Meeting, double> accuracy) => SeedSummary.Differences([.. meetings.Select(meeting => meeting.Usual)], [.. meetings.Select(accuracy)], name);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"`dotnet run -c Release --project tests/Benchmarks -- search` on {DateTime.UtcNow:yyyy-MM-dd}: paired over {meetings.Count} seeds; {Machine.Processor()}, {Environment.ProcessorCount} logical cores, load average at the end {Machine.Load()}."),
            "",
            "| seed | article | found | found, taught with the validation images too | article | search and training | recipes | found |",
            "|---:|---:|---:|---:|---:|---:|---:|---|",
            .. meetings.Select((meeting, i) => string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {100 * meeting.Usual:F1} % | {100 * meeting.Alone:F1} % | {100 * meeting.Both:F1} % | {meeting.Seconds:F1} s | {meeting.FoundSeconds:F1} s | {meeting.Recipes} | {meeting.Recipe} |")),
            "",
            $"Test accuracy, the same training images: {Gain("found less article", meeting => meeting.Alone)}.",
            $"The validation images taught the found recipe too, after they had chosen it: {Gain("found less article", meeting => meeting.Both)}.",
        ];
    }

    private sealed record Meeting(double Usual, double Alone, double Both, double Seconds, double FoundSeconds, int Recipes, Recipe Recipe);
}
