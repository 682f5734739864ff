namespace Workbook.Session.Packages;

/// <summary>Where this program keeps what it can make again.</summary>
internal static class CacheFolder
{
    public static string Of(string purpose) => Path.Combine(Root(), "workbook", purpose);

    private static string Root()
    {
        if (Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named) return named;
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : home.Length > 0 ? Path.Combine(home, ".cache")
            : Path.GetTempPath();
    }
}
