using System.Diagnostics;
using System.Text.RegularExpressions;
using Workbook.Processes;

namespace Workbook.Session.Packages;

/// <summary>Has the SDK restore packages, from the feeds that this machine is set up for, into a cache folder.</summary>
internal static partial class PackageRestore
{
    private const string Done = "restored";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <exception cref="PackageException">A package cannot be had.</exception>
    public static async Task<PackageAssets> RunAsync(PackageProject project, CancellationToken cancellation)
    {
        var folder = Path.Combine(CacheFolder.Of("packages"), project.Key);
        Directory.CreateDirectory(folder);
        await using var alone = await LockAsync(Path.Combine(folder, "lock"), cancellation);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (IsKnown(project, folder, assets)) return PackageAssets.Read(assets, PackageProject.Target);

        var file = Path.Combine(folder, "packages.csproj");
        await File.WriteAllTextAsync(file, project.Xml(), cancellation);
        var (exitCode, output) = await RestoreAsync(folder, file, cancellation);
        if (exitCode != 0) throw new PackageException(Explain(project, output));
        await File.WriteAllTextAsync(Path.Combine(folder, Done), "", cancellation);
        return PackageAssets.Read(assets, PackageProject.Target);
    }

    // "The newest" has to be asked for each time; a package that someone deleted has to be fetched again.
    private static bool IsKnown(PackageProject project, string folder, string assets) =>
        project.Packages.All(package => package.IsExact)
        && File.Exists(Path.Combine(folder, Done))
        && File.Exists(assets)
        && PackageAssets.Read(assets, PackageProject.Target) is var known
        && project.Packages.All(package => known.Versions.ContainsKey(package.Id))
        && Directory.Exists(Path.GetDirectoryName(known.Assemblies.FirstOrDefault(assets)));

    private static async Task<(int ExitCode, string Output)> RestoreAsync(string folder, string file, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(
            DotnetHost.Path, ["restore", file, "--verbosity", "quiet", "--nologo", "-nodeReuse:false", "-tl:off"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["DOTNET_NOLOGO"] = "1" },
        };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        await using var stop = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return (process.ExitCode, output + await errors);
    }

    private static string Explain(PackageProject project, string output)
    {
        var asked = project.Packages[^1];
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal))
            return $"{asked} cannot be restored: there is a .NET runtime here but no SDK, which fetches packages.";
        var reasons = Reasons().Matches(output).Select(match => match.Groups["reason"].Value.Trim()).Distinct().ToList();
        return $"The package {asked} cannot be had. " + (reasons.Count > 0 ? string.Join(' ', reasons) : output.Trim());
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(100, cancellation);
            }
        }
    }

    [GeneratedRegex(@"error (?<reason>(NU|MSB|NETSDK)\d+:[^\n\[]*)")]
    private static partial Regex Reasons();
}
