using FineTune.Training;

namespace FineTune.Command.Training;

/// <summary>A checkpoint's folder, held by one training at a time: two would write over each other's.</summary>
internal sealed class CheckpointPlace : IDisposable
{
    private readonly FileStream held;

    private CheckpointPlace(FileStream held, string folder) => (this.held, Checkpoint) = (held, new Checkpoint(folder));

    public Checkpoint Checkpoint { get; }

    /// <exception cref="UsageException">Another training holds it.</exception>
    public static CheckpointPlace Take(string folder)
    {
        _ = Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "lock");
        try
        {
            // The system gives the lock back when its holder ends, however it ends.
            return new CheckpointPlace(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), folder);
        }
        catch (IOException) when (File.Exists(file))
        {
            throw new UsageException($"{folder}: another training is writing its checkpoint here. Wait for it, or give --checkpoint another folder.");
        }
    }

    public void Dispose() => held.Dispose();
}
