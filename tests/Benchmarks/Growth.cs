using System.Diagnostics;
using System.Globalization;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// What an image costs as there are more of them and of their classes: `-- growth --most 50000`. Processor time; reads the files that the pipeline's peer wrote, each many times.
/// </summary>
internal static class Growth
{
    private const string Heading = "| images | classes | decoded | found | features | batches | an epoch of the head | own memory | of it more than before, an image | files, an image |\n|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

    internal static void Run(int most, string folder)
    {
        var rows = new List<string>();
        foreach (var (count, classes) in new[] { (500, 2), (5000, 2), (5000, 100), (5000, 1000), (50000, 2), (50000, 1000) }.Where(size => size.Item1 <= most))
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(Growth).Assembly.Location, "--growth-of", $"{count}", $"{classes}", folder]) { RedirectStandardOutput = true })!;
            rows.Add(process.StandardOutput.ReadToEnd().Trim());
            process.WaitForExit();
            if (process.ExitCode != 0) throw new InvalidOperationException($"{count} images of {classes} classes ended with {process.ExitCode}.");
            Console.WriteLine(rows[^1]);
        }
        Sections.Write("Cost as the work grows", [
            $"`dotnet run -c Release --project tests/Benchmarks -- growth --most {most}` on {DateTime.UtcNow:yyyy-MM-dd}, ResNet-18 at 64x64, milliseconds of processor time an image: JPEG files of 500x375 decoded, found",
            "decoded, features computed by the frozen trunk, batches of pixels, a later epoch of the head on the features. Own memory: of the process, without the pages of mapped files.",
            "", Heading, .. rows, "", $"Machine: {Machine.Processor()}, {Environment.ProcessorCount} cores; load average at the end {Machine.Load()}."]);
    }

    /// <summary>One line of the table, in a process of its own.</summary>
    internal static void One(int count, int classes, string folder)
    {
        var files = ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", "small"));
        // What only the first images pay: compiling, the network's first pass.
        _ = Measured(files, 500, classes, Path.Combine(folder, $"first-{count}-{classes}"));
        GC.Collect();
        Console.WriteLine(Measured(files, count, classes, Path.Combine(folder, $"{count}-{classes}")));
    }

    private static string Measured(ImageFolder files, int count, int classes, string folder)
    {
        ImageItem[] items = [.. Enumerable.Range(0, count).Select(i => files.Items[i % files.Items.Count] with { Label = i % classes })];
        string[] names = [.. Enumerable.Range(0, classes).Select(label => $"class {label}")];
        var before = Own();
        // A folder of its own: rows that another file has would be copied from it, and the images repeat.
        var place = CachePlace.Folder(folder);
        ImageSet Load() => ImageSet.Load(items, names, Framing.Stretch(64, 64), place);
        using var model = Backbones.Create("resnet18", classes);
        model.FreezeAllBut("head");
        var decoded = Cost(() => Load().Dispose());
        using var set = Load();
        var found = Cost(() => Load().Dispose());
        var batches = set.InBatches(32, shuffle: true);
        var batched = Cost(() =>
        {
            foreach (var batch in batches.Epoch(0)) batch.Dispose();
        });
        using var cache = FeatureCache.Of(model, new FeatureCacheOptions { Place = place });
        Batches? features = null;
        var computed = Cost(() => features = cache.Of(batches));
        var trainer = new Trainer(cache.Tail, optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9)) { Verbose = false };
        _ = trainer.Fit(features!, null, 1);
        var epoch = Cost(() => trainer.Fit(features!, null, 1));
        var after = Own();
        return string.Create(CultureInfo.InvariantCulture, $"| {count:N0} | {classes:N0} | {decoded / count:F3} | {found / count:F3} | {computed / count:F3} | {batched / count:F3} | {epoch / count:F4} | {after / 1024:F0} MiB | {(after - before) / count:F2} KiB | {CacheFolder.Size(folder) / 1e3 / count:F1} KB |");
    }

    /// <summary>Milliseconds of processor time.</summary>
    private static double Cost(Action body)
    {
        var before = Environment.CpuUsage.TotalTime;
        body();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    // KiB, without the pages of mapped files, which the system takes back whenever it needs them.
    private static double Own() => double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
}
