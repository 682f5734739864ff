using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Tests.Data;

/// <summary>Pixels are decoded once, and never wrong.</summary>
public sealed class PixelCacheTests : IDisposable
{
    private readonly TemporaryFolder images = new();
    private readonly TemporaryFolder cache = new();
    private readonly ImageItem[] items;

    public PixelCacheTests() => items = Pictures.Write(images, 10);

    public void Dispose()
    {
        images.Dispose();
        cache.Dispose();
    }

    [Fact]
    public void The_second_time_nothing_is_decoded_and_the_pixels_are_the_same()
    {
        using var memory = ImageSet.Load(items, Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Memory);
        var (first, second) = (new Reports(), new Reports());
        using var made = Load(items, first);
        using var found = Load(items, second);
        Assert.Equal((10, 0), (first.Of("decoding"), second.Of("decoding")));
        Assert.Equal([10, 3, 7, 6], made.Pixels.shape);
        Assert.True(made.Pixels.Equals(memory.Pixels) && found.Pixels.Equals(memory.Pixels));
        Assert.Single(Files);
        Assert.True(CacheFolder.Size(cache.Path) > 10 * 126);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(70)]
    [InlineData(200)]
    [InlineData(-1)]
    [InlineData(-2)]
    public void A_broken_file_is_made_again(int place)
    {
        using (Load(items)) { }
        var bytes = File.ReadAllBytes(Files[0]);
        // -1: cut off; -2: the first pixel is another one; else a bit of the header.
        if (place == -1) bytes = bytes[..^5];
        else bytes[place == -2 ? DataStart(bytes) : place] ^= 4;
        File.WriteAllBytes(Files[0], bytes);
        var reports = new Reports();
        using var again = Load(items, reports);
        using var memory = ImageSet.Load(items, Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Memory);
        Assert.Equal(10, reports.Of("decoding"));
        Assert.True(again.Pixels.Equals(memory.Pixels));
    }

    [Fact]
    public void Every_prefix_of_a_file_is_refused_and_not_believed()
    {
        using (Load(items)) { }
        var bytes = File.ReadAllBytes(Files[0]);
        foreach (var length in new[] { 0, 1, 7, 8, 63, 64, 100, 500, 4096, bytes.Length - 1 })
        {
            File.WriteAllBytes(Files[0], bytes[..length]);
            using var again = Load(items);
            Assert.Equal(bytes, File.ReadAllBytes(Files[0]));
        }
    }

    [Fact]
    public void Another_image_in_the_same_file_is_seen()
    {
        using (Load(items)) { }
        File.Copy(items[4].Path, items[1].Path, overwrite: true);
        var reports = new Reports();
        using var changed = Load(items, reports);
        Assert.Equal(0, reports.Of("decoding"));
        Assert.True(changed.Pixels[1].Equals(changed.Pixels[4]));
        _ = Pictures.Write(images, 99, 1, 8);
        File.Copy(Path.Combine(images.Path, "green/99.png"), items[1].Path, overwrite: true);
        using var fresh = Load(items, reports);
        Assert.Equal(1, reports.Of("decoding"));
        Assert.False(fresh.Pixels[1].Equals(fresh.Pixels[4]));
    }

    [Fact]
    public void Another_framing_is_another_file()
    {
        using var one = Load(items);
        using var other = ImageSet.Load(items, Pictures.Classes, Framing.Contain(6, 7), CachePlace.Folder(cache.Path));
        Assert.Equal(2, Files.Length);
        Assert.False(one.Pixels.Equals(other.Pixels));
    }

    [Fact]
    public void A_fold_takes_what_the_whole_has()
    {
        using (Load(items)) { }
        var more = Pictures.Write(images, 99, 0, 8);
        var reports = new Reports();
        using var part = Load([items[7], items[1], more, items[3], items[2]], reports);
        using var memory = ImageSet.Load([items[7], items[1], more, items[3], items[2]], Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Memory);
        Assert.Equal(1, reports.Of("decoding"));
        Assert.True(part.Pixels.Equals(memory.Pixels));
    }

    [Fact]
    public void Skipped_files_are_skipped_the_second_time_too()
    {
        ImageItem[] some = [items[0], new(Fixtures.File("bad-truncated.png"), "bad.png", 1), .. items[1..4], new("none.png", "none.png", 2)];
        var reports = new Reports();
        using var first = Load(some, reports, OnBadFile.Skip);
        using var second = Load(some, reports, OnBadFile.Skip);
        foreach (var set in new[] { first, second })
        {
            Assert.Equal(["red/0.png", "green/1.png", "blue/2.png", "red/3.png"], set.Items.Select(item => item.Name));
            Assert.Equal(["bad.png", "none.png"], set.BadFiles.Files.Select(file => file.File));
            Assert.Equal([4, 3, 7, 6], set.Pixels.shape);
        }
        Assert.Equal(5, reports.Of("decoding"));
        Assert.True(first.Pixels.Equals(second.Pixels));
    }

    [Fact]
    public void Who_comes_at_the_same_time_waits_and_finds()
    {
        var reports = new Reports();
        var sets = Enumerable.Range(0, 6).AsParallel().WithDegreeOfParallelism(6).Select(_ => Load(items, reports)).ToArray();
        Assert.Equal(10, reports.Of("decoding"));
        Assert.All(sets, set => Assert.True(set.Pixels.Equals(sets[0].Pixels)));
        foreach (var set in sets) set.Dispose();
        Assert.Equal(Files, Directory.GetFiles(cache.Path));
    }

    [Fact]
    public void What_is_cancelled_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ImageSet.Load(items, Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Folder(cache.Path), cancellation: cancellation.Token));
        Assert.Throws<ImageException>(() => Load([.. items, new(Fixtures.File("bad-truncated.png"), "bad.png", 0)]));
        Assert.Empty(Directory.GetFiles(cache.Path));
    }

    [Fact]
    public void What_a_killed_process_left_is_cleared_away_and_what_is_being_written_is_not()
    {
        var (left, written) = (cache.Add("a.rows.1.part", "x"), cache.Add("b.rows.2.part", "x"));
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddHours(-2));
        using (Load(items)) { }
        Assert.False(File.Exists(left));
        Assert.True(File.Exists(written));
    }

    [Fact]
    public void It_can_be_cleared_while_it_is_used()
    {
        using var set = Load(items);
        Assert.Equal(0, CacheFolder.Clear(TimeSpan.FromDays(1), cache.Path));
        Assert.True(CacheFolder.Clear(folder: cache.Path) > 0);
        Assert.InRange(set.Pixels.to(ScalarType.Float32).mean().item<float>(), 1, 254);
        Assert.Empty(Files);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_an_error_of_its_own()
        => Assert.ThrowsAny<IOException>(() => ImageSet.Load(items, Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Folder(items[0].Path)));

    private string[] Files => Directory.GetFiles(cache.Path, "*.rows");

    // The fourth number of the header.
    private static long DataStart(byte[] bytes) => BitConverter.ToInt64(bytes, 24);

    private ImageSet Load(ImageItem[] some, Reports? reports = null, OnBadFile onBadFile = OnBadFile.Refuse)
        => ImageSet.Load(some, Pictures.Classes, Framing.Stretch(6, 7), CachePlace.Folder(cache.Path), onBadFile, reports);
}
