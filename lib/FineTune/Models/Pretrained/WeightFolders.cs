namespace FineTune.Models.Pretrained;

/// <summary>Where weight files lie on this machine.</summary>
public static class WeightFolders
{
    /// <summary>
    /// The library's own: <c>weights</c> in <c>$FINETUNE_HOME</c>, else <c>finetune/weights</c> in <c>$XDG_CACHE_HOME</c>, else in
    /// <c>~/.cache</c> (on Windows in the local application data).
    /// </summary>
    public static string Own => Variable("FINETUNE_HOME") is { } home ? Path.Combine(home, "weights") : Path.Combine(Cache, "finetune", "weights");

    /// <summary>PyTorch's: <c>hub/checkpoints</c> in <c>$TORCH_HOME</c>, else in <c>torch</c> in the cache folder. It is only read.</summary>
    public static string Torch => Path.Combine(Variable("TORCH_HOME") ?? Path.Combine(Variable("XDG_CACHE_HOME") ?? Path.Combine(Home, ".cache"), "torch"), "hub", "checkpoints");

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>A path as a person would write it: from ~ on, where it lies below the home folder.</summary>
    internal static string FromHome(string path) =>
        Home.Length > 1 && path.StartsWith(Home + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? $"~{path[Home.Length..]}" : path;

    private static string Cache => Variable("XDG_CACHE_HOME")
        ?? (OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) : Path.Combine(Home, ".cache"));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
