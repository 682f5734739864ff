namespace FineTune.Data.Cached;

/// <summary>Held by the one process that makes a file; the others wait and then find it made.</summary>
internal static class CacheLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until nobody else holds it. A process that dies lets go of it.</summary>
    internal static IDisposable Take(string path, CancellationToken cancellation)
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (File.Exists(path))
            {
                _ = cancellation.WaitHandle.WaitOne(Pause);
            }
        }
    }
}
