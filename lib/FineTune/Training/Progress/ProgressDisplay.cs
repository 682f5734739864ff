using System.Diagnostics;

namespace FineTune.Training;

/// <summary>Shows how a fit goes: nowhere, unless a kind of display says otherwise.</summary>
internal class ProgressDisplay
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch since = new();

    /// <summary>The display that suits where this runs: a notebook that can show anew in place, else the console.</summary>
    internal static ProgressDisplay Open(bool verbose, string phase)
    {
        if (!verbose) return new ProgressDisplay();
        return NotebookOutput.Find() is { } notebook ? new NotebookProgress(notebook, phase) : new ConsoleProgress(Console.Out, live: !Console.IsOutputRedirected);
    }

    /// <summary>After every batch; shown four times a second.</summary>
    internal void Step(TrainingProgress progress)
    {
        if (since.IsRunning && since.Elapsed < Often) return;
        since.Restart();
        Show(progress);
    }

    /// <summary>While something is made ready before the first batch; shown four times a second.</summary>
    internal void Prepare(string text)
    {
        if (since.IsRunning && since.Elapsed < Often) return;
        since.Restart();
        ShowPreparation(text);
    }

    internal virtual void Epoch(int epoch, int epochs, EpochRecord record, int examples)
    {
    }

    internal virtual void Resumed(string file, int epoch, int batch)
    {
    }

    /// <summary>Something a person should know: an interruption, a warning.</summary>
    internal virtual void Note(string text)
    {
    }

    internal virtual void End(IReadOnlyList<EpochRecord> epochs, int examples)
    {
    }

    protected virtual void ShowPreparation(string text)
    {
    }

    protected virtual void Show(TrainingProgress progress)
    {
    }
}
