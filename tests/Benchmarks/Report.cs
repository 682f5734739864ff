using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>The table, and the machine that it was measured on.</summary>
internal static class Report
{
    internal static readonly string Heading = $"{"task",-20} {"ours",12} {"PyTorch",12} {"ratio",7}  by round; of processor time";

    internal static string File => Path.Combine(Path.GetDirectoryName(Here())!, "RESULTS.md");

    internal static string Row(Result result) => string.Create(CultureInfo.InvariantCulture, $"{result.Name,-20} {Time(result.Ours),12} {Time(result.Theirs),12} {(double.IsNaN(result.Ratio) ? "-" : result.Ratio),7:F2}  {result.Wall}; {result.Processor}");

    internal static IEnumerable<string> Text(IEnumerable<Result> results, Settings settings, PythonPeer peer) =>
    [
        $"`dotnet run -c Release --project tests/Benchmarks` on {DateTime.UtcNow:yyyy-MM-dd}: medians of {settings.Rounds} rounds, the two in turn in one run.",
        "",
        $"- Machine: {Machine.Processor()}, {Environment.ProcessorCount} logical cores; load average at the end {Machine.Load()}.",
        $"- Ours: .NET {Environment.Version}, libtorch {__version__}, {settings.Threads} threads. Python's: torch {peer.Version}, as many threads.",
        "",
        "| task | ours | PyTorch | ratio |",
        "|---|---:|---:|---:|",
        .. results.Select(result => string.Create(CultureInfo.InvariantCulture, $"| {result.Name} | {Time(result.Ours)} | {Time(result.Theirs)} | {result.Ratio:F2} |")),
        "",
        "add: two tensors of 3x4, disposed at once; in a scope of 100 (Python: a list of 100); or left to the finalizer. add_: in place. item: read",
        "one number. resnet18: 32 images of 64x64; resnet50: 4 images of 224x224; a step is forward, backward and SGD with momentum.",
    ];

    internal static string Time(double seconds) => seconds switch
    {
        double.NaN => "-",
        < 1e-3 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e6:F2} µs"),
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:F1} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s"),
    };

    private static string Here([CallerFilePath] string path = "") => path;
}
