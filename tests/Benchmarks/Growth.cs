using System.Diagnostics;
using System.Globalization;
using FineTune.Data;
using FineTune.Models;
using FineTune.Training;

namespace Benchmarks;

/// <summary>Time and memory an image as the work grows: `-- growth --most 50000 --folder /tmp/rows`. Reads the files that the pipeline's peer wrote.</summary>
internal static class Growth
{
    internal static void Run(int most, string folder)
    {
        var files = ImageFolder.Load(Path.Combine(Path.GetTempPath(), "finetune-benchmark", "small"));
        var model = Backbones.Create("resnet18", 2);
        Console.WriteLine($"{"images",8} {"decode ms",10} {"found ms",9} {"features ms",12} {"batches ms",11} {"own MB",7} {"file MB",8}");
        for (var count = 500; count <= most; count *= 10)
        {
            ImageItem[] items = [.. Enumerable.Range(0, count).Select(i => files.Items[i % files.Items.Count])];
            // A folder of its own: rows that another file has would be copied from it, and the images repeat.
            var place = CachePlace.Folder(Path.Combine(folder, $"{count}"));
            ImageSet Load() => ImageSet.Load(items, files.Classes, Framing.Stretch(64, 64), place);
            var decoded = Timed(() => Load().Dispose());
            using var set = Load();
            var found = Timed(() => Load().Dispose());
            // Not for the most: the time is the network's, and the same for each.
            var computed = count > 5000 ? double.NaN : Timed(() => FeatureCache.Features(model, set, options: new FeatureCacheOptions { Place = place }).Dispose());
            var batched = Timed(() =>
            {
                foreach (var batch in set.InBatches(32, shuffle: true).Epoch(0)) batch.Dispose();
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,8} {decoded / count,10:F3} {found / count,9:F3} {computed / count,12:F3} {batched / count,11:F3} {Own(),7:F0} {CacheFolder.Size(Path.Combine(folder, $"{count}")) / 1e6,8:F0}"));
        }
    }

    private static double Timed(Action body)
    {
        var clock = Stopwatch.StartNew();
        body();
        return clock.Elapsed.TotalMilliseconds;
    }

    // Without the pages of mapped files, which the system takes back whenever it needs them.
    private static double Own() => double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("RssAnon", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
