using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Tests.Data;

/// <summary>Batches are made ahead, and are the same however they are made.</summary>
public class LoadingTests
{
    private static readonly Augmentation Wild = new() { Rotation = 0.4, Crop = (0.3, 1), Brightness = 0.4, Erase = 0.5 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(3, 3)]
    [InlineData(1, 5)]
    public void Any_number_of_threads_gives_the_same_batches(int ahead, int threads)
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(23);
        var expected = set.InBatches(4, true, 9, Wild).With(0, 0).Epoch(2).ToArray();
        var batches = set.InBatches(4, true, 9, Wild).With(ahead, threads).Epoch(2).ToArray();
        Assert.Equal(expected.Length, batches.Length);
        Assert.All(expected.Zip(batches), pair => Assert.True(pair.First.Images.Equals(pair.Second.Images) && pair.First.Labels.Equals(pair.Second.Labels) && pair.First.Names.SequenceEqual(pair.Second.Names)));
    }

    [Fact]
    public void An_images_change_does_not_depend_on_its_batch()
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(10);
        Dictionary<string, Tensor> Of(int size, bool shuffle) => set.InBatches(size, shuffle, 3, Wild).Epoch(1)
            .SelectMany(batch => batch.Names.Select((name, i) => (name, image: batch.Images[i]))).ToDictionary(pair => pair.name, pair => pair.image);
        var (alone, together) = (Of(1, false), Of(10, true));
        // Colours are averaged over each image by itself, so even the last bits agree but for the order of sums.
        Assert.All(alone, pair => Assert.True(pair.Value.allclose(together[pair.Key], 1e-5, 1e-5)));
    }

    [Fact]
    public void To_leave_early_ends_the_work_and_leaves_no_tensor()
    {
        using var set = Pictures.Set(40);
        var before = Alive.Count();
        foreach (var batch in set.InBatches(2).With(5, 3).Epoch(0))
        {
            batch.Dispose();
            if (batch.Names.Contains("blue/5.png")) break;
        }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void What_goes_wrong_in_the_background_is_thrown_where_the_batch_is_taken()
    {
        using var set = Pictures.Set(8);
        var batches = set.InBatches(2).With(2, 2);
        set.Dispose();
        Assert.ThrowsAny<Exception>(() => batches.Epoch(0).ToArray());
    }
}

file static class Settings
{
    internal static Batches With(this Batches batches, int ahead, int threads)
    {
        batches.Ahead = ahead;
        batches.Threads = threads;
        return batches;
    }
}
