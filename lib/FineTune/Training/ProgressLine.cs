using System.Globalization;

namespace FineTune.Training;

/// <summary>Progress as text: a line for each epoch, and in a terminal a line that lives while an epoch runs.</summary>
internal sealed class ProgressLine(int epochs, int batches, int examples)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    private readonly bool live = !Console.IsOutputRedirected;
    private TimeSpan shown = TimeSpan.FromSeconds(-1);

    internal void Step(int epoch, int batch, StepReport report)
    {
        if (!live || report.Elapsed - shown < Often) return;
        shown = report.Elapsed;
        var rate = report.Averages.Count / report.Elapsed.TotalSeconds;
        var left = TimeSpan.FromSeconds((((double)(epochs - epoch) * examples) + examples - report.Averages.Count) / rate);
        Write($"\repoch {epoch}/{epochs}  batch {batch}/{batches}  loss {report.Averages.Loss:F3}  accuracy {100 * report.Averages.Accuracy:F1}%  {rate:F0} images/s  {left:mm\\:ss} left ");
    }

    internal void Epoch(int epoch, EpochRecord record)
    {
        shown = TimeSpan.FromSeconds(-1);
        var validation = double.IsNaN(record.ValidationAccuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $"  validation {record.ValidationLoss:F3} {100 * record.ValidationAccuracy,5:F1}%");
        var left = TimeSpan.FromSeconds(record.Seconds * (epochs - epoch));
        var number = epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.ToString(CultureInfo.InvariantCulture).Length);
        Write($"{(live ? "\r" : "")}epoch {number}/{epochs}  train {record.TrainLoss:F3} {100 * record.TrainAccuracy,5:F1}%");
        Write($"{validation}  {examples / record.Seconds:F0} images/s  {left:m\\:ss} left{(live ? "          " : "")}{Environment.NewLine}");
    }

    internal static void Interrupted() => Write($"{Environment.NewLine}Interrupted after the batch that was running; the model is usable.{Environment.NewLine}");

    private static void Write(FormattableString text) => Console.Write(text.ToString(CultureInfo.InvariantCulture));

    private static void Write(string text) => Console.Write(text);
}
