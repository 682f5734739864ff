using System.Globalization;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>Trains the first backbone on the source images, through the library's own loop.</summary>
internal static class Pretraining
{
    private const long DefaultSteps = 6000;
    private const int Seed = 1;
    private const double PeakRate = 0.1;

    /// <summary>Writes the trunk's weights to <paramref name="output"/>, and beside it those of the three heads.</summary>
    public static void Make(string source, string output, long? steps = null)
    {
        _ = manual_seed(Seed);
        var total = steps ?? DefaultSteps;
        var set = SourceSet.Read(source);
        using var network = new PretrainingNetwork(set);
        using var optimizer = optim.SGD(network.parameters(), PeakRate, momentum: 0.9, weight_decay: 5e-4, nesterov: true);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) => e.Cancel = !stop.IsCancellationRequested && Cancel(stop);
        var loop = new TrainingLoop(optimizer) { LearningRate = Schedules.OneCycle(PeakRate, total, warmUp: 0.2) };
        _ = loop.Run(PretrainingBatch.Draw(set, total, new Random(Seed)), network.Forward, Report(total), stop.Token);
        if (stop.IsCancellationRequested) throw new MakeException($"Stopped after {loop.Steps} of {total} steps: nothing was written.");
        BackboneFiles.WriteTrunk(network, output, total, Seed);
        BackboneFiles.WriteHeads(network, source, output);
    }

    private static bool Cancel(CancellationTokenSource stop)
    {
        stop.Cancel();
        return true;
    }

    private static Action<StepReport> Report(long total)
    {
        var recent = new Averages();
        long seen = 0;
        double right = 0;
        return report =>
        {
            recent.Add(report.Loss, 1, 0);
            if (report.Step % 50 != 0) return;
            var accuracy = ((report.Averages.Accuracy * report.Averages.Count) - right) / (report.Averages.Count - seen);
            (seen, right) = (report.Averages.Count, report.Averages.Accuracy * report.Averages.Count);
            var left = report.Elapsed / report.Step * (total - report.Step);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"step {report.Step}/{total}  loss {recent.Loss:F3}  concept accuracy {accuracy:P1}  {report.Step / report.Elapsed.TotalSeconds:F2} steps/s  {left:mm\\:ss} left"));
            recent = new Averages();
        };
    }
}
