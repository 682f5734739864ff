using FineTune.Data.Cached;
using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>From files to the rows of an image set: decoded on all cores, each file held only while it is decoded.</summary>
internal sealed class ImageLoading(IReadOnlyList<ImageItem> items, Framing framing, OnBadFile onBadFile, IProgress<WorkProgress>? progress, CancellationToken cancellation)
{
    // Of this library's own part of the way from a file to a row; another number makes every cached row another one.
    private const int Version = 3;

    private readonly DecodeRequest request = new() { Framing = framing };
    private readonly Dictionary<int, ImageException> faults = [];

    internal IReadOnlyDictionary<int, ImageException> Faults => faults;

    /// <summary>[N, 3, H, W], Byte, and which item each belongs to.</summary>
    internal (Tensor Pixels, IReadOnlyList<int> Kept) Load(CachePlace place)
    {
        var (width, height) = Size();
        var folder = place.FolderFor(3L * items.Count * width * height);
        var readable = Enumerable.Range(0, items.Count).ToList();
        var hashes = new ContentHash[items.Count];
        if (folder is not null)
        {
            Keep(Work.OnAllCores("reading", readable, i => hashes[i] = ContentHash.Of(ImageDecoder.Read(items[i].Path)), onBadFile, progress, cancellation));
            _ = readable.RemoveAll(faults.ContainsKey);
        }
        if (readable.Count == 0) return (empty([0, 3, height, width], ScalarType.Byte), []);
        var (rows, kept) = RowStore.Get(folder, new RowRequest
        {
            Count = readable.Count,
            Identity = new(() => ContentHash.Of($"pixels {Version}; {ImageDecoder.Version}; {request.Framing}; {request.Background}; {request.MaxMegapixels}")),
            Keys = new(() => [.. readable.Select(i => hashes[i])]),
            RowShape = [3, height, width],
            Dtype = ScalarType.Byte,
            Make = (missing, sink) => Make(missing, sink, readable, folder is null ? null : hashes),
            Verify = (position, row) => Planes(readable[position], width, height, null) is { } planes && planes.AsSpan().SequenceEqual(row),
            MayLack = missing => AreBad([.. missing.Select(i => readable[i])], width, height),
        }, cancellation);
        using (rows) return (rows.All(), [.. kept.Select(i => readable[i])]);

        IReadOnlyCollection<int> Make(IReadOnlyList<int> missing, IRowSink sink, List<int> from, ContentHash[]? expected)
        {
            var failed = Work.OnAllCores("decoding", missing, i => sink.Write(i, Planes(from[i], width, height, expected?[from[i]])), onBadFile, progress, cancellation);
            Keep(failed.ToDictionary(pair => from[pair.Key], pair => pair.Value));
            return [.. failed.Keys];
        }
    }

    private bool AreBad(IReadOnlyList<int> positions, int width, int height)
    {
        var bad = Work.OnAllCores("decoding", positions, i => Planes(i, width, height, null), onBadFile, null, cancellation);
        Keep(bad);
        return bad.Count == positions.Count;
    }

    private void Keep(IReadOnlyDictionary<int, ImageException> more)
    {
        foreach (var (position, fault) in more) faults[position] = fault;
    }

    /// <summary>The size of the rows; where the framing leaves it open, that of the first usable image.</summary>
    private (int Width, int Height) Size()
    {
        if (framing.FixedSize is { } size) return size;
        foreach (var item in items)
        {
            try
            {
                var first = ImageDecoder.Default.DecodeFile(item.Path, request);
                return (first.Width, first.Height);
            }
            catch (ImageException) when (onBadFile == OnBadFile.Skip)
            {
                // The next one may be good.
            }
        }
        return (1, 1);
    }

    private byte[] Planes(int position, int width, int height, ContentHash? expected)
    {
        var item = items[position];
        var file = ImageDecoder.Read(item.Path);
        if (expected is { } hash && ContentHash.Of(file) != hash) throw new ImageException(item.Path, "it was changed while it was read", "Load the set again.");
        var image = ImageDecoder.Default.Decode(file, item.Path, request);
        if ((image.Width, image.Height) != (width, height))
            throw new ArgumentException($"{item.Name} is {image.Width}x{image.Height} and the images before it {width}x{height}: choose a framing that gives one size.", nameof(position));
        return image.ToPlanes();
    }
}
