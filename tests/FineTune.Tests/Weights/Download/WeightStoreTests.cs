using System.Security.Cryptography;
using FineTune.Models;
using FineTune.Models.Pretrained;
using FineTune.Models.Weights;

namespace FineTune.Tests.Weights.Download;

public sealed class WeightStoreTests : IDisposable
{
    private const int Size = 400_000;

    private readonly string folder = Directory.CreateTempSubdirectory("store").FullName;
    private readonly byte[] content = new byte[Size];
    private readonly ImageNetWeights weights;

    public WeightStoreTests()
    {
        new Random(1).NextBytes(content);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        weights = new ImageNetWeights("resnet18", 1, $"tiny-{sha256[..8]}.pth", sha256, 256);
    }

    private string Place => Path.Combine(folder, "own", weights.File);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_download_is_whole_and_asked_for_once()
    {
        using var server = new WeightServer(content);
        var seen = new Seen();
        var store = Store(server, seen);
        Assert.Equal(Place, store.Find(weights));
        Assert.Equal(content, File.ReadAllBytes(Place));
        Assert.Equal((Size, (long?)Size), (seen.Last!.Received, seen.Last.Total));
        Assert.Equal(Place, store.Find(weights));
        Assert.Equal([$"/models/{weights.File}"], server.Requests);
        Assert.Equal([Place], Directory.GetFiles(Path.Combine(folder, "own")));
    }

    [Fact]
    public void A_broken_download_goes_on_where_it_stopped()
    {
        using var server = new WeightServer(content);
        server.Cuts.Enqueue(150_000);
        server.Cuts.Enqueue(100_000);
        _ = Store(server).Find(weights);
        Assert.Equal(content, File.ReadAllBytes(Place));
        Assert.Equal(3, server.Requests.Count);
        Assert.True(RangeStart(server.Requests[1]) is > 0 and <= 150_000, server.Requests[1]);
        Assert.True(RangeStart(server.Requests[2]) > RangeStart(server.Requests[1]), server.Requests[2]);
    }

    [Fact]
    public void What_an_earlier_run_left_is_taken_up()
    {
        using var server = new WeightServer(content);
        Leave(content[..123_456]);
        _ = Store(server).Find(weights);
        Assert.Equal(content, File.ReadAllBytes(Place));
        Assert.Equal([$"/models/{weights.File} bytes=123456-"], server.Requests);
    }

    [Fact]
    public void What_an_earlier_run_left_whole_is_only_put_in_its_place()
    {
        using var server = new WeightServer(content);
        Leave(content);
        _ = Store(server).Find(weights);
        Assert.Equal(content, File.ReadAllBytes(Place));
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(Size + 5)]
    public void What_is_left_of_another_file_is_thrown_away(int length)
    {
        using var server = new WeightServer(content);
        Leave(new byte[length]);
        _ = Store(server).Find(weights);
        Assert.Equal(content, File.ReadAllBytes(Place));
    }

    [Fact]
    public void A_server_without_ranges_sends_all_again()
    {
        using var server = new WeightServer(content) { KnowsRanges = false };
        server.Cuts.Enqueue(150_000);
        _ = Store(server).Find(weights);
        Assert.Equal(content, File.ReadAllBytes(Place));
    }

    [Fact]
    public void A_busy_server_is_asked_again()
    {
        using var server = new WeightServer(content);
        server.Statuses.Enqueue(503);
        _ = Store(server).Find(weights);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Another_hash_is_refused_and_nothing_stays()
    {
        using var server = new WeightServer([.. content.Reverse()]);
        var wrong = Assert.Throws<WeightFileException>(() => Store(server).Find(weights));
        Assert.Contains($"has another SHA-256 than it must have ({weights.Sha256}", wrong.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "own")));
    }

    [Fact]
    public void A_file_that_is_not_there_is_asked_for_once_and_the_message_says_where_to_get_it()
    {
        using var server = new WeightServer(content);
        server.Statuses.Enqueue(404);
        var wrong = Assert.Throws<WeightFileException>(() => Store(server).Find(weights));
        Assert.Contains("the server answers 404 NotFound", wrong.Message, StringComparison.Ordinal);
        _ = Assert.Single(server.Requests);
        SaysWhereToGetIt(wrong, weights);
    }

    [Fact]
    public void Without_a_network_the_message_names_the_file_where_to_get_it_and_where_to_put_it()
    {
        var store = new WeightStore(Path.Combine(folder, "own")) { AlsoIn = [], Progress = null, Source = new Uri($"http://127.0.0.1:{WeightServer.FreePort()}/") };
        var resnet50 = ImageNetWeights.Of("resnet50");
        var wrong = Assert.Throws<WeightFileException>(() => Backbones.Pretrained("resnet50", 9, store: store));
        Assert.StartsWith("resnet50-0676ba61.pth: It is not on this machine and could not be downloaded", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("https://download.pytorch.org/models/resnet50-0676ba61.pth", wrong.Remedy, StringComparison.Ordinal);
        SaysWhereToGetIt(wrong, resnet50);
    }

    [Fact]
    public void PyTorchs_cache_is_used_and_a_damaged_file_is_not()
    {
        using var server = new WeightServer(content);
        var torch = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "torch")).FullName, weights.File);
        _ = Directory.CreateDirectory(Path.Combine(folder, "own"));
        File.WriteAllBytes(Place, content[..1000]);
        File.WriteAllBytes(torch, content);
        var store = Store(server);
        Assert.Equal(torch, store.Find(weights));
        File.WriteAllBytes(torch, content[..^1]);
        Assert.Equal(Place, store.Find(weights));
        Assert.Equal(content, File.ReadAllBytes(Place));
    }

    [Fact]
    public void A_cancelled_download_keeps_what_came()
    {
        using var server = new WeightServer(content);
        using var stop = new CancellationTokenSource();
        var seen = new Seen { Each = progress => { if (progress.Received > 100_000) stop.Cancel(); } };
        _ = Assert.ThrowsAny<OperationCanceledException>(() => Store(server, seen).Find(weights, stop.Token));
        Assert.Equal(content[..(int)new FileInfo(Place + ".part").Length], File.ReadAllBytes(Place + ".part"));
        _ = Store(server).Find(weights);
        Assert.True(RangeStart(server.Requests[1]) > 100_000, server.Requests[1]);
    }

    private WeightStore Store(WeightServer server, IProgress<DownloadProgress>? progress = null) => new(Path.Combine(folder, "own"))
    {
        AlsoIn = [Path.Combine(folder, "torch")],
        Source = server.Address,
        Progress = progress,
        Pause = TimeSpan.FromMilliseconds(1),
    };

    private void Leave(byte[] part)
    {
        _ = Directory.CreateDirectory(Path.Combine(folder, "own"));
        File.WriteAllBytes(Place + ".part", part);
    }

    private void SaysWhereToGetIt(WeightFileException wrong, ImageNetWeights wanted)
        => Assert.Contains($"Download {wanted.Address} where there is a network and put it at {Path.Combine(folder, "own", wanted.File)}", wrong.Message, StringComparison.Ordinal);

    private static int RangeStart(string request) => int.Parse(request[(request.IndexOf('=', StringComparison.Ordinal) + 1)..^1]);

    private sealed class Seen : IProgress<DownloadProgress>
    {
        internal DownloadProgress? Last { get; private set; }

        internal Action<DownloadProgress>? Each { get; init; }

        public void Report(DownloadProgress value)
        {
            Last = value;
            Each?.Invoke(value);
        }
    }
}
