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
            // What is slow the first time is slow here: the search has longer, for it may take no more than a quarter of its time for one recipe.
            using (var warm = make(0)) Console.WriteLine($"{name}, to warm up: {Meet(warm, 0, least: 60)}");
            var meetings = new List<Meeting>();
            for (var seed = 1; seed <= seeds; seed++)
            {
                using var task = make(seed);
                meetings.Add(Meet(task, seed));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}, {seed}: {meetings[^1]}"));
            }
            Sections.Write($"The search and the article's recipe: {name}", Text(meetings));
        }
    }

    private static Meeting Meet(SearchTask task, int seed, double least = 0)
    {
        using var usual = task.Fresh(seed);
        var clock = Stopwatch.StartNew();
        _ = new Trainer(usual) { Verbose = false }.Fit(TrainingPlan.HeadThenLayer4(), task.Train.InBatches(32, shuffle: true, seed));
        var time = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var found = RecipeSearch.Run(() => task.Fresh(seed), task.Train, task.Validation, new() { Seconds = Math.Max(least, Share * time), Folds = 3, By = BestBy.ValidationLoss, Groups = task.Groups, Seed = seed, Verbose = false });
        using var alone = task.Fresh(seed);
        _ = found.Best.Train(alone, task.Train, seed: seed);
        var foundTime = clock.Elapsed.TotalSeconds;
        using var both = task.Fresh(seed);
        _ = found.Best.Train(both, task.Both, seed: seed);
        return new Meeting(task.Ask(usual), task.Ask(alone), task.Ask(both), time, foundTime, found.Trials.Count, found.Best);
    }

    private static IEnumerable<string> Text(IReadOnlyList<Meeting> meetings)
    {
        SeedSummary Gain(Func<Meeting, double> usual, Func<Meeting, double> found) => SeedSummary.Differences([.. meetings.Select(usual)], [.. meetings.Select(found)], "found less article");
        string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");
        var waiting = Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is { } policy ? $"OMP_WAIT_POLICY={policy} " : "";
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"`{waiting}dotnet run -c Release --project tests/Benchmarks -- search --seeds {meetings.Count}` on {DateTime.UtcNow:yyyy-MM-dd}: paired by seed; {Machine.Processor()}, {Environment.ProcessorCount} logical cores, load average at the end {Machine.Load()}."),
            "",
            "| seed | article | found | found, taught with the validation images too | the same, asked with mirror images | article | search and training | recipes | found |",
            "|---:|---:|---:|---:|---:|---:|---:|---:|---|",
            .. meetings.Select((meeting, i) => string.Create(CultureInfo.InvariantCulture, $"| {i + 1} | {Percent(meeting.Usual.Plain)} | {Percent(meeting.Alone.Plain)} | {Percent(meeting.Both.Plain)} | {Percent(meeting.Both.Mirrored)} | {meeting.Seconds:F1} s | {meeting.FoundSeconds:F1} s | {meeting.Recipes} | {meeting.Recipe} |")),
            "",
            $"- Test accuracy, the same training images: {Gain(meeting => meeting.Usual.Plain, meeting => meeting.Alone.Plain)}.",
            $"- Both asked with mirror images: {Gain(meeting => meeting.Usual.Mirrored, meeting => meeting.Alone.Mirrored)}.",
            $"- The validation images taught the found recipe too, after they had chosen it: {Gain(meeting => meeting.Usual.Plain, meeting => meeting.Both.Plain)}.",
            $"- That, and only the found one asked with mirror images: {Gain(meeting => meeting.Usual.Plain, meeting => meeting.Both.Mirrored)}.",
            "",
            "The first line is the comparison; the others say what mirror images and more images to learn from add. In the last two the article's recipe is given neither.",
        ];
    }

    private sealed record Meeting(Tested Usual, Tested Alone, Tested Both, double Seconds, double FoundSeconds, int Recipes, Recipe Recipe);
}
