using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EngineTests.Data;

public class DataLoaderTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void Batches_are_stacked_in_order(bool dropLast, int workers)
    {
        using var loader = utils.data.DataLoader(new Squares(7), 3, num_worker: workers, drop_last: dropLast);
        var batches = loader.Select(batch => batch["square"].data<long>().ToArray()).ToList();
        long[][] expected = dropLast ? [[0, 1, 4], [9, 16, 25]] : [[0, 1, 4], [9, 16, 25], [36]];
        Assert.Equal(expected, batches);
        Assert.Equal(expected.Length, loader.Count);
    }

    [Fact]
    public void A_shuffled_epoch_has_every_sample_once()
    {
        using var loader = utils.data.DataLoader(new Squares(50), 8, shuffle: true, seed: 3);
        long[] Epoch() => loader.SelectMany(batch => batch["number"].data<long>().ToArray()).ToArray();
        var first = Epoch();
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), first.Order());
        Assert.NotEqual(first.Order(), first);
        Assert.Equal(first, Epoch());
    }

    [Fact]
    public void Tensors_of_one_length_are_a_data_set()
    {
        using var loader = utils.data.DataLoader(utils.data.TensorDataset(arange(6).reshape(3, 2), arange(3)), 2, new long[] { 2, 0, 1 });
        var rows = loader.Select(batch => (batch[0].data<long>().ToArray(), batch[1].data<long>().ToArray())).ToList();
        Assert.Equal([4, 5, 0, 1], rows[0].Item1);
        Assert.Equal([2, 0], rows[0].Item2);
        Assert.Equal([2, 3], rows[1].Item1);
        _ = Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(zeros(2), zeros(3)));
    }

    [Fact]
    public void A_batch_is_disposed_when_the_next_one_comes()
    {
        using var loader = utils.data.DataLoader(new Squares(4), 2);
        var kept = loader.Select(batch => batch["square"]).ToList();
        Assert.All(kept, batch => Assert.True(batch.IsInvalid));
    }

    [Fact]
    public void A_batch_stays_where_it_is_wished()
    {
        using var scope = NewDisposeScope();
        using var loader = utils.data.DataLoader(new Squares(4), 2, disposeBatch: false);
        var kept = loader.Select(batch => batch["square"]).ToList();
        Assert.Equal([4, 9], kept[1].data<long>().ToArray());
        foreach (var batch in kept) batch.Dispose();
    }

    [Fact]
    public void An_epoch_leaves_no_tensor()
    {
        using var loader = utils.data.DataLoader(new Squares(40), 4, num_worker: 2);
        foreach (var _ in loader) { }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        foreach (var _ in loader) { }
        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void Any_collation_will_do()
    {
        using var loader = new DataLoader<Dictionary<string, Tensor>, int>(new Squares(5), 2, (samples, _) => samples.Count());
        Assert.Equal([2, 2, 1], loader);
    }

    // .NET's Random of a seed is fixed, and so TorchSharp's order of a seed is.
    [Fact]
    public void A_seeds_order_is_TorchSharps() => Assert.Equal(Inside(6, 42), new FisherYatesShuffler(6, 42));

    private static List<long> Inside(int size, int seed)
    {
        var random = new System.Random(seed);
        var order = new Dictionary<long, long>();
        for (var i = 0L; i < size; i++)
        {
            var place = unchecked(((long)random.Next() << 32) + (uint)random.Next()) % (i + 1);
            order[i] = place == i ? i : order[place];
            order[place] = i;
        }
        return order.OrderBy(entry => entry.Key).Select(entry => entry.Value).ToList();
    }

    private sealed class Squares(long count) : utils.data.Dataset
    {
        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index) => new() { ["number"] = tensor(index), ["square"] = tensor(index * index) };
    }
}
