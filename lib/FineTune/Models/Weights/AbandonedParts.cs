namespace FineTune.Models.Weights;

/// <summary>What a process that was killed left of a file that it was writing: <c>weights.safetensors.0123….part</c>.</summary>
internal static class AbandonedParts
{
    private const string Extension = ".part";

    // A writer holds its part from just after it is made.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>A name beside the file that no other writer has.</summary>
    internal static string NameFor(string path) => $"{path}.{Guid.NewGuid():N}{Extension}";

    /// <summary>Deletes the parts of this file that nobody holds any more; the system lets go of what a killed process held.</summary>
    /// <exception cref="IOException">The folder can't be read.</exception>
    internal static void Remove(string path)
    {
        var start = Path.GetFileName(path) + ".";
        foreach (var part in new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles("*" + Extension))
            if (part.Name.StartsWith(start, StringComparison.Ordinal) && Guid.TryParseExact(part.Name.AsSpan(start.Length, Math.Max(0, part.Name.Length - start.Length - Extension.Length)), "N", out _)
                && DateTime.UtcNow - part.LastWriteTimeUtc > Fresh && !IsHeld(part.FullName)) part.Delete();
    }

    private static bool IsHeld(string part)
    {
        try
        {
            using var stream = new FileStream(part, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return false;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }
}
