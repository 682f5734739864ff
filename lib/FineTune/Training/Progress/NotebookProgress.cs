namespace FineTune.Training;

/// <summary>Progress in a notebook: one output that is shown anew in its place, and ends as a line.</summary>
internal sealed class NotebookProgress(NotebookOutput notebook, string phase) : ProgressDisplay
{
    private readonly List<EpochRecord> epochs = [];
    private readonly List<string> notes = [];
    private TrainingProgress? now;
    private Action<object>? update;

    internal override void Epoch(int epoch, int epochs, EpochRecord record, int examples)
    {
        this.epochs.Add(record);
        Refresh();
    }

    internal override void Resumed(string file, int epoch, int batch) => notes.Add($"Gone on from {file}.");

    internal override void Note(string text) => notes.Add(text);

    internal override void End(IReadOnlyList<EpochRecord> epochs, int examples) => Display(ProgressView.Ended(phase, epochs, examples, notes));

    protected override void Show(TrainingProgress progress)
    {
        now = progress;
        Refresh();
    }

    protected override void ShowPreparation(string text) => Display(ProgressView.Running(phase, epochs, null, [.. notes, text]));

    private void Refresh() => Display(ProgressView.Running(phase, epochs, now, notes));

    private void Display(ProgressView view)
    {
        if (update is null) update = notebook.Show(view);
        else update(view);
    }
}
