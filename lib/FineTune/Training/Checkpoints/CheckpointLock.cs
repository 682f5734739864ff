namespace FineTune.Training;

/// <summary>
/// One training at a time in a checkpoint's folder, over all processes: an exclusive lock on a file, which the system gives back when its
/// holder ends, however it ends. Who holds it may take it again.
/// </summary>
internal sealed class CheckpointLock(string folder)
{
    private readonly string file = Path.Combine(folder, "checkpoint.lock");
    private readonly Lock one = new();
    private FileStream? stream;
    private int holders;

    internal IDisposable Take()
    {
        lock (one)
        {
            stream ??= Open();
            holders++;
            return new Holder(this);
        }
    }

    private FileStream Open()
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException busy) when (File.Exists(file))
        {
            throw new CheckpointException($"{folder}: another training is writing its checkpoint here. Wait for it, or give this one another folder.", busy);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{folder}: no checkpoint can be written here ({wrong.Message.TrimEnd('.')}). Check the folder, the free space and your permissions.", wrong);
        }
    }

    private void Free()
    {
        lock (one)
        {
            if (--holders > 0) return;
            stream!.Dispose();
            stream = null;
        }
    }

    private sealed class Holder(CheckpointLock owner) : IDisposable
    {
        private CheckpointLock? owner = owner;

        public void Dispose() => Interlocked.Exchange(ref owner, null)?.Free();
    }
}
