using System.Globalization;
using FineTune.Evaluation;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Whether a head taught on a frozen trunk in BFloat16 is as good as on one in Float32: `-- narrow --seeds 8`, the drawings split anew for each seed.</summary>
internal static class NarrowTrunk
{
    internal static void Run(int seeds)
    {
        var rows = new List<string> { "| seed | test images | Float32 | BFloat16 | only Float32 right | only BFloat16 right |", "|---:|---:|---:|---:|---:|---:|" };
        var (wide, narrow) = (new List<double>(), new List<double>());
        for (var seed = 1; seed <= seeds; seed++)
        {
            using var task = SearchTask.Drawings(seed);
            var (first, second) = (Taught(task, seed, ScalarType.Float32), Taught(task, seed, ScalarType.BFloat16));
            var both = Comparison.Of(first, second);
            wide.Add(first.Top(1).Value);
            narrow.Add(second.Top(1).Value);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {seed} | {first.Labels.Count} | {100 * wide[^1]:F1} % | {100 * narrow[^1]:F1} % | {both.OnlyFirst} | {both.OnlySecond} |"));
            Console.WriteLine(rows[^1]);
        }
        Sections.Write("A trunk in BFloat16", [
            $"`dotnet run -c Release --project tests/Benchmarks -- narrow --seeds {seeds}` on {DateTime.UtcNow:yyyy-MM-dd}: the head of ResNet-18 from `data/backbone`, 30 epochs at 0.05 on features computed in either",
            "precision, the same order and the same fresh head; the network that is measured runs in Float32 both times, as whoever uses the model runs it.",
            "", .. rows, "", $"BFloat16 less Float32: {SeedSummary.Differences(wide, narrow)}."]);
    }

    private static Predictions Taught(SearchTask task, int seed, ScalarType precision)
    {
        using var model = task.Fresh(seed);
        ReadmeRecipes.Trained(model, task.Train, seed, precision);
        return Predictions.Of(model, task.Test.InBatches(32));
    }
}
