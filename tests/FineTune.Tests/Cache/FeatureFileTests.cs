using FineTune.Data;
using FineTune.Freezing;
using FineTune.Tests.Data;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Cache;

/// <summary>Features in files: found again, and only where they are right.</summary>
public sealed class FeatureFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ImageSet set = Pictures.Set(6, 32);
    private readonly SmallBackbone model = new();

    public FeatureFileTests() => model.FreezeAllBut("head");

    public void Dispose()
    {
        model.Dispose();
        set.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void The_second_time_nothing_is_computed()
    {
        using var first = Features(out var computed);
        using var second = Features(out var again);
        Assert.Equal((1, 0), (computed, again));
        Assert.True(first.Equals(second));
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Other_weights_statistics_pixels_normalisation_or_precision_are_other_features()
    {
        using (Features(out _)) { }
        using var frozen = no_grad();
        _ = model.state_dict()["bn3.running_mean"].add_(0.01);
        using (Features(out var computed)) Assert.Equal(1, computed);
        _ = model.state_dict()["conv1.weight"].mul_(1.001);
        using (Features(out var computed)) Assert.Equal(1, computed);
        _ = set.Pixels[2, 1, 3, 3].bitwise_xor_(tensor((byte)1));
        // Only the image that changed: the others are copied.
        using (var changed = Features(out var computed, out var images)) Assert.Equal((1, 1), (computed, images));
        using (Features(out var computed, Normalisation.ImageNet with { Mean = (0.5f, 0.5f, 0.5f) })) Assert.Equal(1, computed);
        using (Features(out var computed, precision: ScalarType.BFloat16)) Assert.Equal(1, computed);
        using (Features(out var computed)) Assert.Equal(0, computed);
    }

    [Fact]
    public void The_head_has_no_part_in_it()
    {
        using (Features(out _)) { }
        model.Head = nn.Linear(model.FeatureWidth, 7);
        using (Features(out var computed)) Assert.Equal(0, computed);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(50)]
    [InlineData(-1)]
    [InlineData(-2)]
    public void A_broken_file_is_made_again(int place)
    {
        using var right = Features(out _);
        var file = Directory.GetFiles(folder.Path).Single();
        var bytes = File.ReadAllBytes(file);
        if (place == -1) bytes = bytes[..^100];
        // The exponent of the first feature.
        else if (place == -2) bytes[BitConverter.ToInt64(bytes, 24) + 3] ^= 0x40;
        else bytes[place] ^= 1;
        File.WriteAllBytes($"{file}.new", bytes);
        File.Move($"{file}.new", file, overwrite: true);
        using var again = Features(out var computed);
        Assert.Equal(1, computed);
        Assert.True(again.Equals(right));
    }

    [Fact]
    public void Augmented_views_are_kept_by_their_seed()
    {
        int Computed(long seed)
        {
            var reports = new Reports();
            using var cache = FeatureCache.Of(model, Options(reports) with { Views = 2 });
            Assert.Equal(6, cache.Of(set.InBatches(4, true, seed, Augmentation.Article)).Examples);
            return reports.Of("features");
        }
        Assert.Equal((2, 0, 2), (Computed(1), Computed(1), Computed(2)));
    }

    [Theory]
    [InlineData("head")]
    [InlineData("layer3", "head")]
    public void Batches_from_a_file_are_those_from_memory_also_when_it_is_deleted_meanwhile(params string[] training)
    {
        model.FreezeAllBut(training);
        var images = set.InBatches(4, shuffle: true, seed: 3, Augmentation.Article);
        using var memory = FeatureCache.Of(model, new() { Place = CachePlace.Memory, Views = 2 });
        using var files = FeatureCache.Of(model, Options(new Reports()) with { Views = 2 });
        var (expected, read) = (memory.Of(images), files.Of(images));
        foreach (var file in Directory.GetFiles(folder.Path)) File.Delete(file);
        foreach (var epoch in Enumerable.Range(0, 3))
            foreach (var (right, batch) in expected.Epoch(epoch).Zip(read.Epoch(epoch)))
                using (right)
                using (batch)
                {
                    Assert.True(batch.Images.Equals(right.Images));
                    Assert.Equal(right.Images.stride(), batch.Images.stride());
                    Assert.Equal(right.Names, batch.Names);
                }
    }

    [Fact]
    public void What_is_cancelled_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => FeatureCache.Features(model, set, options: Options(new Reports()) with { Cancellation = cancellation.Token }));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    private FeatureCacheOptions Options(Reports reports) => new() { Place = CachePlace.Folder(folder.Path), Progress = reports };

    private Tensor Features(out int computed, Normalisation? normalisation = null, ScalarType precision = ScalarType.Float32)
    {
        var reports = new Reports();
        var features = FeatureCache.Features(model, set, options: Options(reports) with { Precision = precision }, normalisation: normalisation);
        computed = reports.Of("features");
        return features;
    }

    private Tensor Features(out int computed, out long images)
    {
        var reports = new Reports();
        var features = FeatureCache.Features(model, set, options: Options(reports));
        (computed, images) = (reports.Of("features"), reports.Last.Total);
        return features;
    }
}
