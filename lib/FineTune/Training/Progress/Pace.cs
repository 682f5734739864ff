using System.Diagnostics;

namespace FineTune.Training;

/// <summary>How fast an epoch goes, from the images since it began or was gone on with.</summary>
internal sealed class Pace(int epochs, int batches, int examples)
{
    private readonly Stopwatch clock = new();
    private long before;

    /// <summary>An epoch begins, or goes on after so many images.</summary>
    internal void Begin(long images)
    {
        before = images;
        clock.Restart();
    }

    internal TrainingProgress At(string phase, int epoch, int batch, Averages averages)
    {
        var rate = (averages.Count - before) / Math.Max(1e-9, clock.Elapsed.TotalSeconds);
        var images = ((double)(epochs - epoch) * examples) + examples - averages.Count;
        return new(phase, epoch, epochs, batch, batches, averages.Loss, averages.Accuracy, rate, TimeSpan.FromSeconds(Math.Clamp(images / rate, 0, 1e8)));
    }
}
