using System.Diagnostics;

namespace FineTune.Vault.Storage;

/// <summary>
/// One writer at a time in a vault, over all processes: an exclusive lock on a file, which the operating system gives back
/// when its holder ends, however it ends. Readers need none: what is published never changes.
/// </summary>
internal static class VaultLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the lock; dispose what comes back to give it free.</summary>
    /// <exception cref="VaultException">Another process held it for the whole <paramref name="patience"/>, or the folder can't be written to.</exception>
    internal static IDisposable Take(string file, TimeSpan patience)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(file) && clock.Elapsed < patience)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException busy) when (File.Exists(file))
            {
                throw new VaultException(file, $"Another process has been writing to this vault for {patience.TotalSeconds:0} seconds.", "Wait until it is done, or end it, and try again.", busy);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
            {
                throw new VaultException(file, $"The vault can't be written to ({wrong.Message.TrimEnd('.')}).", "Check the folder, the free space and your permissions.", wrong);
            }
        }
    }
}
