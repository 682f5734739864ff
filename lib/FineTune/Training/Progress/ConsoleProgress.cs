using System.Globalization;

namespace FineTune.Training;

/// <summary>Progress as text: a line for each epoch, and in a terminal a line that lives while an epoch runs.</summary>
internal sealed class ConsoleProgress(TextWriter console, bool live) : ProgressDisplay
{
    private int shown;

    internal override void Epoch(int epoch, int epochs, EpochRecord record, int examples)
    {
        var left = TimeSpan.FromSeconds(record.Seconds * (epochs - epoch));
        var number = epoch.ToString(CultureInfo.InvariantCulture).PadLeft(epochs.ToString(CultureInfo.InvariantCulture).Length);
        Note(string.Create(CultureInfo.InvariantCulture, $"epoch {number}/{epochs}  {ProgressText.Measures(record)}  {examples / record.Seconds:F0} images/s  {ProgressText.Time(left)} left"));
    }

    internal override void Resumed(string file, int epoch, int batch)
        => Note($"Going on from {file}: {epoch} epochs{(batch > 0 ? $" and {batch} batches" : "")} were done.");

    // A longer line that stood there before is written over.
    internal override void Note(string text)
    {
        console.WriteLine((live ? "\r" : "") + text.PadRight(shown));
        shown = 0;
    }

    protected override void Show(TrainingProgress progress)
    {
        if (live) Live(ProgressText.Of(progress));
    }

    protected override void ShowPreparation(string text)
    {
        if (live) Live(text);
    }

    // A line that is wider than the terminal would go on in the next one, and be written anew below itself.
    private void Live(string text)
    {
        if (Console.WindowWidth is > 1 and var width && text.Length >= width) text = text[..(width - 2)] + "…";
        console.Write("\r" + text.PadRight(shown));
        shown = text.Length;
    }
}
