namespace FineTune.Training;

public sealed partial class Trainer
{
    private CheckpointFile? pending;
    private int fits;

    /// <summary>
    /// Goes on from the checkpoint, if there is one. Run the same code as before: calls of Fit that were done return at once,
    /// the one that was stopped goes on at its next batch, and on the CPU the weights end bit for bit as they would have.
    /// </summary>
    /// <example><code>
    /// var trainer = new Trainer(model, optimizer) { Checkpoint = new Checkpoint("artifacts/run", every: 50) };
    /// trainer.Resume();
    /// trainer.Fit(train, validation, epochs: 10);
    /// </code></example>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidOperationException">There is no <see cref="Checkpoint"/>, or the training has begun.</exception>
    /// <exception cref="CheckpointException">The file cannot be read; a Fit throws it where the training is set up differently.</exception>
    public bool Resume()
    {
        var checkpoint = Checkpoint ?? throw new InvalidOperationException("There is nothing to resume from: give the trainer a Checkpoint.");
        if (fits > 0) throw new InvalidOperationException("The training has begun: resume before the first Fit.");
        if (!checkpoint.Exists) return false;
        pending?.Dispose();
        pending = CheckpointFile.Read(checkpoint.File);
        History.Restore(pending.State.Epochs, pending.State.Phases);
        // So that whatever looks at the model before the fit goes on sees the weights it had.
        pending.RestoreWeights(Model);
        return true;
    }

    private CheckpointFile TakePending()
    {
        var taken = pending!;
        pending = null;
        return taken;
    }
}
