using System.Globalization;
using FineTune.Evaluation;

namespace Benchmarks.ArticleRecipe;

/// <summary>The recipe by both sides in turn, each run in a process of its own: `-- recipe --rounds 3`.</summary>
internal static class RecipeRace
{
    private const int Epochs = 10;

    private static readonly Job Drawings = new("resnet18", 64, 64, 32, Epochs, Epochs, 2, 0, false);
    private static readonly Job Photos = new("resnet50", 256, 224, 32, Epochs, Epochs, 2, 0, false);

    internal static void Run(int rounds, string only)
    {
        Side.WriteFiles();
        if (only is "" or "resnet18") Write("The recipe, ResNet-18 on drawings", InFull(rounds));
        if (only is "" or "resnet50") Write("The recipe, ResNet-50 on photographs", Scaled(rounds));

        static void Write(string title, IEnumerable<string> rows) => Sections.Write(title, [
            "`dotnet run -c Release --project tests/Benchmarks -- recipe`: JPEG files to a trained network, ten epochs of the head, ten of head and layer4, batches of 32, the test",
            "images after every epoch; each run a process of its own, start included, the two sides in turn. Medians (least to most).",
            "", .. rows, $"Machine: {Machine.Processor()}, {Environment.ProcessorCount} cores; load average at the end {Machine.Load()}."]);
    }

    /// <summary>Every epoch of both sides is run.</summary>
    private static IEnumerable<string> InFull(int rounds)
    {
        var theirs = Best(Drawings, 2);
        var runs = Enumerable.Range(0, rounds).Select(_ => (Ours: Side.Ours("recipe", Drawings), Own: Side.Ours("own", Drawings), Theirs: Side.Theirs("recipe", theirs))).ToArray();
        var starts = Enumerable.Range(0, rounds).Select(_ => (Ours: Side.Ours("start", Drawings), Theirs: Side.Theirs("start", theirs with { Head = 0 }))).ToArray();
        yield return $"**ResNet-18 of `data/backbone` at 64x64, `data/clipart` as JPEG files (290 + 145), all run.** PyTorch's best setting of those tried: {Setting(theirs)}.";
        yield return "";
        yield return Target.Heading;
        yield return Target.Row("the recipe as written, wall", "s", runs.Select(run => (run.Ours[^1].At, run.Theirs[^1].At)), 0.25);
        yield return Target.Row("the script's accuracy by a fitted head (README), wall", "s", runs.Select(run => (run.Own[^1].At, run.Theirs[^1].At)), 0.1);
        yield return Target.Row("head, an epoch", "ms", runs.Select(run => (1000 * Epoch(run.Ours, "head"), 1000 * Epoch(run.Theirs, "head"))), 0.01);
        yield return Target.Row("head and layer4, an epoch", "ms", runs.Select(run => (1000 * Epoch(run.Ours, "layer4"), 1000 * Epoch(run.Theirs, "layer4"))), null);
        yield return Target.Row("process start to the first training step", "s", starts.Select(run => (First(run.Ours), First(run.Theirs))), 0.5);
        yield return Target.Row("peak memory", "MiB", runs.Select(run => (run.Ours[^1].Peak, run.Theirs[^1].Peak)), 0.6);
        yield return "";
        yield return $"Accuracy on the test images: as written {Accuracy(runs[^1].Ours)}, the script's {Accuracy(runs[^1].Theirs)}, the fitted head's {Accuracy(runs[^1].Own)}.";
        yield return "One split of 145 test images tells little; over many, the fitted head is compared under \"Quick recipes beside the article's\".";
        yield return "";
    }

    /// <summary>All of ours is run; of theirs, some epochs of each phase, and the rest is their median.</summary>
    private static IEnumerable<string> Scaled(int rounds)
    {
        var theirs = Best(Photos, 1) with { Head = 2, Layer4 = 2 };
        var runs = Enumerable.Range(0, rounds).Select(_ => (Ours: Side.Ours("recipe", Photos), Own: Side.Ours("own", Photos), Theirs: Side.Theirs("recipe", theirs))).ToArray();
        yield return $"**ResNet-50 at 224x224, random weights, 64 + 32 JPEG files of 500x375.** PyTorch's best setting: {Setting(theirs)}. Ours is run in full; of the script two";
        yield return "epochs of each phase are run, and its time is their start and ten times each phase's median. With random weights the accuracy means nothing and is not compared.";
        yield return "";
        yield return Target.Heading;
        yield return Target.Row("the recipe as written, wall", "s", runs.Select(run => (run.Ours[^1].At, Whole(run.Theirs))), 0.25);
        yield return Target.Row("a fitted head (README), wall", "s", runs.Select(run => (run.Own[^1].At, Whole(run.Theirs))), 0.1);
        yield return Target.Row("head, an epoch", "ms", runs.Select(run => (1000 * Epoch(run.Ours, "head"), 1000 * Epoch(run.Theirs, "head"))), 0.01);
        yield return Target.Row("head and layer4, an epoch", "ms", runs.Select(run => (1000 * Epoch(run.Ours, "layer4"), 1000 * Epoch(run.Theirs, "layer4"))), null);
        yield return Target.Row("peak memory", "MiB", runs.Select(run => (run.Ours[^1].Peak, run.Theirs[^1].Peak)), 0.6);
        yield return "";
    }

    /// <summary>Short runs with the settings that a person would try.</summary>
    private static Job Best(Job job, int epochs)
    {
        var settings = from workers in new[] { 0, 1, 2 } from last in new[] { false, true } where workers == 0 || last select job with { Head = epochs, Layer4 = epochs, Workers = workers, ChannelsLast = last };
        var tried = settings.Select(setting => (Setting: setting, Seconds: Whole(Side.Theirs("recipe", setting)))).ToArray();
        foreach (var (setting, seconds) in tried) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"PyTorch, {Setting(setting)}: {seconds:0.0} s"));
        return tried.MinBy(one => one.Seconds).Setting with { Head = job.Head, Layer4 = job.Layer4 };
    }

    private static string Setting(Job job) => $"{job.Threads} threads, {job.Workers} DataLoader workers, channels {(job.ChannelsLast ? "last" : "first")}";

    private static double Epoch(Line[] lines, string phase) => Spread.Middle(lines.Where(line => line.Phase == phase).Select(line => line.Seconds));

    private static double First(Line[] lines) => lines.First(line => line.Phase == "step").At;

    /// <summary>What is not an epoch, and ten times the median epoch of each phase.</summary>
    private static double Whole(Line[] lines)
        => lines[^1].At - lines.SkipLast(1).Sum(line => line.Seconds) + (Epochs * (Epoch(lines, "head") + Epoch(lines, "layer4")));

    private static string Accuracy(Line[] lines)
    {
        var last = lines.Last(line => line.Count > 0);
        return $"{TopAccuracy.Wilson(last.Right, last.Count)}";
    }
}
