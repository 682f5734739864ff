using System.Diagnostics;
using System.Globalization;

namespace Benchmarks;

/// <summary>The distribution's Python with PyTorch, driven over stdin and stdout.</summary>
internal sealed class PythonPeer : IDisposable
{
    internal const string Missing = "No Python with PyTorch to compare with: `apt install python3-torch python3-torchvision` has the distribution's. Ours alone:";

    private readonly Process process;

    private PythonPeer(Process process, string version) => (this.process, Version) = (process, version);

    internal string Version { get; }

    /// <summary>Null where there is none. PYTHON names another interpreter than /usr/bin/python3.</summary>
    internal static PythonPeer? Start(int threads, string mode = "")
    {
        var python = Environment.GetEnvironmentVariable("PYTHON") ?? "/usr/bin/python3";
        if (!File.Exists(python)) return null;
        var process = Process.Start(new ProcessStartInfo(python, ["-W", "ignore", Path.Combine(AppContext.BaseDirectory, "benchmark.py"), threads.ToString(CultureInfo.InvariantCulture), mode])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var answer = process.StandardOutput.ReadLine();
        return answer is not null && answer.StartsWith("ready ", StringComparison.Ordinal) ? new PythonPeer(process, answer[6..]) : null;
    }

    /// <summary>Seconds of one repetition.</summary>
    internal Cost Run(Work work)
    {
        process.StandardInput.WriteLine($"{work.Name} {work.Repetitions}");
        process.StandardInput.Flush();
        double[] seconds = [.. (process.StandardOutput.ReadLine() ?? "NaN NaN").Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return new Cost(seconds[0], seconds[1]);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
