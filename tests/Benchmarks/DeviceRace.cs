using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The tasks of a device, beside PyTorch's, into RESULTS.md.</summary>
internal static class DeviceRace
{
    internal static void Run(Settings settings)
    {
        var device = cuda.is_available() ? CUDA : CPU;
        using var peer = PythonPeer.Start(settings.Threads, "device");
        if (peer is null) Console.WriteLine(PythonPeer.Missing);
        var results = new List<Result>();
        Console.WriteLine(Report.Heading);
        foreach (var task in new DeviceTasks(device).All.Where(task => task.Name.StartsWith(settings.Only, StringComparison.Ordinal)))
        {
            results.Add(Race.Run(task, peer, settings.Rounds));
            Console.WriteLine(Report.Row(results[^1]));
        }
        if (peer is null || settings.Only.Length > 0 || device.type == DeviceType.CPU) return;
        Sections.Write("On a GPU beside PyTorch",
        [
            $"`dotnet run -c Release --project tests/Benchmarks -- device` on {DateTime.UtcNow:yyyy-MM-dd}: medians of {settings.Rounds} rounds, the two in turn in one run (least to most of the rounds).",
            "",
            $"- Machine: {Machine.Gpu()}; {Machine.Processor()}, {Environment.ProcessorCount} logical cores.",
            $"- Ours: .NET {Environment.Version}, libtorch {__version__}. Python's: torch {peer.Version}, cuDNN's benchmark mode on, channels last where it trains or freezes, DataLoader workers for each core.",
            "",
            "| task | ours | PyTorch | ratio |",
            "|---|---:|---:|---:|",
            .. results.Select(result => string.Create(CultureInfo.InvariantCulture, $"| {result.Name} | {Report.Time(result.Ours)} | {Report.Time(result.Theirs)} | {result.Wall} |")),
        ]);
    }
}
