using System.Diagnostics;

namespace FineTune.Tests.Charts;

/// <summary>Python's imaging library: a decoder that isn't ours. On Debian, python3-pil.</summary>
internal static class Pillow
{
    internal static bool IsThere { get; } = Run("import PIL", out _);

    internal static bool Run(string script, out string output)
    {
        output = "";
        if (!File.Exists("/usr/bin/python3")) return false;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", script]) { RedirectStandardOutput = true })!;
        output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return python.ExitCode == 0;
    }
}

/// <summary>A theory that is skipped, and says so, where Pillow isn't installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PillowTheoryAttribute : TheoryAttribute
{
    public PillowTheoryAttribute()
    {
        if (!Pillow.IsThere) Skip = "Needs Pillow (python3-pil) to decode with.";
    }
}
