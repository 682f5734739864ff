namespace Workbook.Snapshots;

/// <summary>Finds other people's programs.</summary>
internal static class ProgramOnPath
{
    /// <param name="names">By which it may be called, the preferred first.</param>
    /// <returns>The file; null where PATH leads to none of them.</returns>
    public static string? Find(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
