namespace FineTune.Data.Cached;

/// <summary>Held by the one process that makes a file; the others wait and then find it made.</summary>
internal static class CacheLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // Between the refusal and the look, who held it may have let go and taken the file away. What is refused without a file again and again has another reason.
    private const int MostWithoutFile = 20;

    /// <summary>Waits until nobody else holds it. A process that dies lets go of it.</summary>
    internal static IDisposable Take(string path, CancellationToken cancellation)
    {
        for (var withoutFile = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path) || ++withoutFile < MostWithoutFile)
            {
                _ = cancellation.WaitHandle.WaitOne(Pause);
            }
        }
    }
}
