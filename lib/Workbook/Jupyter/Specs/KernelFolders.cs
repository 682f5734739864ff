namespace Workbook.Jupyter.Specs;

/// <summary>Where Jupyter and VS Code look for kernels. Each folder holds one folder a kernel.</summary>
internal static class KernelFolders
{
    private static readonly string[] EnvironmentVariables = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>Under an installation's prefix.</summary>
    public static string Under(string prefix) => Path.Combine(prefix, "share", "jupyter", "kernels");

    /// <summary>Of the person who is logged in.</summary>
    public static string User
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } named) return Path.Combine(named, "kernels");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter", "kernels");
            if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Jupyter", "kernels");
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
            return Path.Combine(data, "jupyter", "kernels");
        }
    }

    /// <summary>Of the virtual environment or Conda environment that is active; of the machine where none is.</summary>
    public static string Environments =>
        EnvironmentVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(prefix => prefix is { Length: > 0 }) is { } prefix
            ? Under(prefix)
            : Machine[0];

    /// <summary>All of them; the first that has a kernel of a name wins.</summary>
    public static IEnumerable<string> All =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "kernels")),
        .. new[] { User, Environments }.Concat(Machine).Distinct(),
    ];

    private static string[] Machine => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels")]
        : [Under("/usr/local"), Under("/usr")];
}
