using System.Diagnostics;

namespace Benchmarks;

/// <summary>The notebook kernel beside Debian's ipykernel: tests/peers/kernel_speed.py measures through Jupyter's own clients.</summary>
internal static class KernelSpeed
{
    private const string Python = "/usr/bin/python3";

    /// <param name="kernel">The kernelspec's name.</param>
    /// <param name="library">The folder of TorchSharp.dll and FineTune.dll.</param>
    /// <param name="cells">In the long session.</param>
    /// <returns>Whether every target was kept.</returns>
    internal static bool Run(string kernel, string library, int cells)
    {
        var load = Machine.Load();
        using var process = Process.Start(new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "kernel_speed.py"), "--kernel", kernel, "--library", library, "--cells", $"{cells}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // The kernels' own words go there too.
        var errors = process.StandardError.ReadToEndAsync();
        var rows = new List<string>();
        while (process.StandardOutput.ReadLine() is { } row)
        {
            Console.WriteLine(row);
            rows.Add(row);
        }

        process.WaitForExit();
        if (!rows.Exists(row => row.Contains($"{cells:N0} cells that declare a variable", StringComparison.Ordinal))) throw new InvalidOperationException($"The measurement broke off. {errors.Result}");
        Sections.Write("The kernel beside ipykernel", [
            $"`dotnet run -c Release --project tests/Benchmarks -- kernel` on {DateTime.UtcNow:yyyy-MM-dd}, through nbclient and jupyter_client; medians.",
            "",
            $"- Machine: {Machine.Processor()}, {Environment.ProcessorCount} logical cores; load average {load} before, {Machine.Load()} after; {Priority()}.",
            $"- Ours: compiled ahead of time by environment/setup.sh, .NET {Environment.Version}.",
            "",
            "| what | ours | ipykernel | target |",
            "|---|---:|---:|---|",
            .. rows,
            "",
            "MB and KB: the process's own memory, without the pages of mapped files. A cell that declares something stays, and the compiler keeps what it",
            "knows of it; a cell that declares nothing leaves nothing.",
        ]);
        return process.ExitCode == 0;
    }

    // How far it goes before the other work of the machine.
    private static string Priority()
    {
        var fields = File.ReadAllText("/proc/self/stat").Split(") ")[1].Split(' ');
        return fields[38] == "0" ? $"nice {fields[16]}" : "scheduled in real time (chrt), so before that other work";
    }
}
