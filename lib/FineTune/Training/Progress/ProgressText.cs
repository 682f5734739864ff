using System.Globalization;

namespace FineTune.Training;

/// <summary>Progress in words.</summary>
internal static class ProgressText
{
    internal const string Interrupted = "Interrupted after the batch that was running; the model is usable.";

    internal static string Of(TrainingProgress progress) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {progress.Epoch}/{progress.Epochs}  batch {progress.Batch}/{progress.Batches}  loss {progress.Loss:F3}  accuracy {100 * progress.Accuracy:F1}%  {progress.ImagesPerSecond:F0} images/s  {Time(progress.Left)} left");

    internal static string Measures(EpochRecord epoch)
    {
        var validation = double.IsNaN(epoch.ValidationAccuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $"  validation {epoch.ValidationLoss:F3} {100 * epoch.ValidationAccuracy,5:F1}%");
        return string.Create(CultureInfo.InvariantCulture, $"train {epoch.TrainLoss:F3} {100 * epoch.TrainAccuracy,5:F1}%{validation}");
    }

    /// <summary>"0:07", "12:30", "1:02:30".</summary>
    internal static string Time(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : time.ToString(@"m\:ss", CultureInfo.InvariantCulture);
}
