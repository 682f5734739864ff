using FineTune.Data;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class BatchesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_image_comes_once_an_epoch_and_the_last_batch_has_the_rest(bool shuffle)
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(11, 8);
        var batches = set.InBatches(4, shuffle);
        var epoch = batches.Epoch(0).ToArray();
        Assert.Equal([4, 4, 3], epoch.Select(batch => batch.Images.shape[0]));
        Assert.Equal((3, 11), (batches.Count, batches.Examples));
        Assert.Equal(set.Items.Select(item => item.Name).Order(), epoch.SelectMany(batch => batch.Names).Order());
        Assert.All(epoch, batch => Assert.Equal(batch.Names.Select(name => (double)Array.IndexOf(Drawings.Classes, name.Split('/')[0])), batch.Labels.Doubles()));
    }

    [Fact]
    public void The_same_seed_and_epoch_give_the_same_batches_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(11, 8);
        Batch[] Of(long seed, int epoch) => [.. set.InBatches(4, true, seed, Augmentation.Article).Epoch(epoch)];
        var (first, again, later, other) = (Of(5, 1), Of(5, 1), Of(5, 2), Of(6, 1));
        Assert.All(first.Zip(again), pair => Assert.True(pair.First.Images.Equals(pair.Second.Images) && pair.First.Names.SequenceEqual(pair.Second.Names)));
        Assert.NotEqual(first.SelectMany(batch => batch.Names), later.SelectMany(batch => batch.Names));
        Assert.NotEqual(first.SelectMany(batch => batch.Names), other.SelectMany(batch => batch.Names));
    }

    [Fact]
    public void Without_shuffling_the_order_is_the_sets()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(5, 8);
        Assert.Equal(set.Items.Select(item => item.Name), set.InBatches(2).Epoch(3).SelectMany(batch => batch.Names));
    }

    [Fact]
    public void Images_are_normalised_as_ImageNets()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(1, 8);
        var red = set.Pixels[0, 0, 2, 3].item<byte>();
        var blue = set.Pixels[0, 2, 7, 7].item<byte>();
        var images = set.InBatches(1).Epoch(0).Single().Images;
        Assert.Equal(((red / 255f) - 0.485f) / 0.229f, images[0, 0, 2, 3].item<float>(), 1e-5f);
        Assert.Equal(((blue / 255f) - 0.406f) / 0.225f, images[0, 2, 7, 7].item<float>(), 1e-5f);
    }

    [Fact]
    public void The_global_seed_has_no_part_in_it()
    {
        using var scope = NewDisposeScope();
        using var set = Drawings.Make(6, 8);
        _ = manual_seed(1);
        var one = set.InBatches(6, true, 3).Epoch(0).Single().Names;
        _ = manual_seed(2);
        Assert.Equal(one, set.InBatches(6, true, 3).Epoch(0).Single().Names);
    }

    [Fact]
    public void A_disposed_batch_leaves_no_tensor()
    {
        using var set = Drawings.Make(6, 8);
        var before = Alive.Count();
        foreach (var batch in set.InBatches(4, true, 1, Augmentation.Article).Epoch(0)) batch.Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void A_batch_of_nothing_is_refused()
    {
        using var set = Drawings.Make(2, 8);
        Assert.Throws<ArgumentOutOfRangeException>(() => set.InBatches(0));
    }
}
