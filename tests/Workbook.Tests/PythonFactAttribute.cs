using System.Diagnostics;

namespace Workbook.Tests;

/// <summary>A test that asks Jupyter's own nbformat (Debian: python3-nbformat); skipped, visibly, where it is not installed.</summary>
internal sealed class PythonFactAttribute : FactAttribute
{
    private const string Python = "/usr/bin/python3";
    private static readonly bool Installed = File.Exists(Python) && Run("import nbformat").ExitCode == 0;

    public PythonFactAttribute()
    {
        if (!Installed) Skip = "python3-nbformat is not installed";
    }

    public static (int ExitCode, string Output) Run(string code, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", code, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
