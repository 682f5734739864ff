using System.Diagnostics;

namespace Workbook.Snapshots;

/// <summary>Finds Chromium, or a browser of its kin, on this machine.</summary>
internal static class Chromium
{
    public const string Missing =
        "--snapshots needs Chromium, which is not here. Install it (Debian, Ubuntu: apt install chromium), or name a Chrome or Chromium with WORKBOOK_CHROMIUM=/path.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    /// <summary>Null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("WORKBOOK_CHROMIUM") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        return ProgramOnPath.Find(Names);
    }

    /// <summary>
    /// Starts it without a window, to be driven through its third and fourth descriptor, which are our pipes to it: no port is
    /// opened that another user of the machine could reach.
    /// </summary>
    public static Process Start(string path, string profile)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec 3<&0 4>&1 </dev/null >/dev/null 2>&1; exec \"$0\" \"$@\"", path, .. Flags(profile)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    // Everything that would make a picture differ from machine to machine, as far as flags can say it.
    private static IEnumerable<string> Flags(string profile)
    {
        string[] flags =
        [
            "--headless", "--remote-debugging-pipe", $"--user-data-dir={profile}", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--force-color-profile=srgb", "--font-render-hinting=none", "--disable-lcd-text", "--force-device-scale-factor=1", "about:blank",
        ];
        // As root, as in most containers, it does not start with its sandbox.
        return Environment.UserName == "root" ? flags.Prepend("--no-sandbox") : flags;
    }
}
