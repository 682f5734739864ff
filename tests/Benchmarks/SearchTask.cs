using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>One draw of training, validation and test images on which the search and the usual recipe meet.</summary>
internal sealed class SearchTask : IDisposable
{
    private static readonly Framing Size = Framing.Contain(64, 64);

    private SearchTask(ImageFolder folder, IReadOnlyList<ImageItem> train, IReadOnlyList<ImageItem> validation, IReadOnlyList<ImageItem> test, IReadOnlyList<int> groups)
    {
        ImageSet Load(IReadOnlyList<ImageItem> items) => ImageSet.Load(items, folder.Classes, Size, CachePlace.Memory);
        (Train, Validation, Test, Both, Groups) = (Load(train), Load(validation), Load(test), Load([.. train, .. validation]), groups);
    }

    internal ImageSet Train { get; }

    internal ImageSet Validation { get; }

    internal ImageSet Test { get; }

    /// <summary>The training and the validation images.</summary>
    internal ImageSet Both { get; }

    /// <summary>The near-duplicates among <see cref="Both"/>.</summary>
    internal IReadOnlyList<int> Groups { get; }

    /// <summary>The drawings as the project splits them: every seed meets the same images.</summary>
    internal static SearchTask Committed(int seed)
    {
        var folder = ImageFolder.Load(At("clipart"));
        return Of(folder, Split.Read(At("clipart/split.csv"), folder));
    }

    /// <summary>The drawings split anew for each seed, near-duplicates together, in the shares of the project's split.</summary>
    internal static SearchTask Drawings(int seed)
    {
        var folder = ImageFolder.Load(At("clipart"));
        return Of(folder, Split.Stratified(folder, 0.6, 0.1, 0.3, (ulong)seed + 100, Split.Read(At("clipart/split.csv"), folder).Groups));
    }

    /// <summary>Clothes: 20 images of each class to learn from and 4 to choose by, drawn anew for each seed; tested on 1,000.</summary>
    internal static SearchTask Clothes(int seed)
    {
        var folder = ImageFolder.Load(At("fashion"));
        var split = Split.Read(At("fashion/split.csv"), folder);
        IReadOnlyList<ImageItem> Some(IReadOnlyList<ImageItem> items, int each)
        {
            var random = new Random(seed);
            return [.. items.GroupBy(item => item.Label).SelectMany(kind => kind.OrderBy(_ => random.Next()).Take(each))];
        }
        var (train, validation) = (Some(split.Train, 20), Some(split.Validation, 4));
        return new SearchTask(folder, train, validation, split.Test, [.. Enumerable.Range(0, train.Count + validation.Count)]);
    }

    /// <summary>The project's backbone with a fresh head.</summary>
    internal Backbone Fresh(int seed)
    {
        _ = manual_seed(seed);
        return Backbones.Pretrained("resnet18", At("backbone/resnet18-drawings.safetensors"), Train.Classes.Count);
    }

    /// <summary>On the test images, asked about as they are, and with their mirror images.</summary>
    internal Tested Ask(Backbone model)
    {
        double By(AskedViews views) => Measurement.Of(model, Test.InBatches(64), views: views).Accuracy;
        return new Tested(By(AskedViews.Plain), By(AskedViews.Mirrored));
    }

    public void Dispose()
    {
        foreach (var set in new[] { Train, Validation, Test, Both }) set.Dispose();
    }

    private static SearchTask Of(ImageFolder folder, Split split)
    {
        IEnumerable<int> GroupsOf(Part part) => Enumerable.Range(0, folder.Items.Count).Where(i => split.Parts[i] == part).Select(i => split.Groups[i]);
        return new SearchTask(folder, split.Train, split.Validation, split.Test, [.. GroupsOf(Part.Train), .. GroupsOf(Part.Validation)]);
    }

    internal static string At(string place) => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Report.File)!, "../../data", place));
}

/// <summary>Accuracies of one network.</summary>
internal sealed record Tested(double Plain, double Mirrored);
