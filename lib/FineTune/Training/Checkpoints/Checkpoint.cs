namespace FineTune.Training;

/// <summary>
/// Where a training is written down as it goes: one safetensors file with the weights, the optimiser's memory, the random
/// state, the history and the place in the data. It is replaced whole or not at all, so a kill at any moment leaves a good one.
/// </summary>
/// <param name="folder">The folder; it is made where it is missing.</param>
/// <param name="every">Steps between two writings inside an epoch; 0 for the ends of epochs only.</param>
public sealed class Checkpoint(string folder, int every = 0)
{
    private readonly CheckpointLock held = new(folder);

    /// <summary>The file: <c>checkpoint.safetensors</c> in the folder.</summary>
    public string File { get; } = Path.Combine(folder, "checkpoint.safetensors");

    /// <summary>Whether there is one.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>Whether the ends of epochs are written too.</summary>
    public bool AtEpochs { get; init; } = true;

    /// <summary>Takes the checkpoint away, to begin anew.</summary>
    public void Delete() => System.IO.File.Delete(File);

    /// <summary>
    /// Holds the folder against other processes and other checkpoints until what comes back is disposed; a process that is killed lets go
    /// of it. A Fit does so by itself, from its beginning to its end.
    /// </summary>
    /// <exception cref="CheckpointException">Another training writes here.</exception>
    public IDisposable Hold() => held.Take();

    internal bool IsDue(long step) => every > 0 && step % every == 0;
}
