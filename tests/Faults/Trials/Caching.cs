using FineTune.Data;

namespace Faults.Trials;

/// <summary>Images decoded into a cache on disk that is emptied again and again.</summary>
internal sealed class Caching : Trial
{
    private const int Images = 60;
    private const int Side = 48;

    private byte[]? expected;
    private int found;

    public override string Title => "writing the pixel cache";

    public override TimeSpan Longest => TimeSpan.FromMilliseconds(500);

    public override string Note => $"{found} times a cache file was there afterwards";

    public override void Work(string folder)
    {
        var items = Items(folder);
        var cache = Path.Combine(folder, "cache");
        Say("ready");
        while (true)
        {
            Load(items, CachePlace.Folder(cache)).Dispose();
            foreach (var file in Directory.GetFiles(cache)) File.Delete(file);
        }
    }

    public override string? Check(string folder, IReadOnlyList<string> done)
    {
        var items = Items(folder);
        expected ??= Bytes(items, CachePlace.Memory);
        var cache = Path.Combine(folder, "cache");
        if (Directory.Exists(cache) && Directory.GetFiles(cache).Length > 0) found++;
        return Bytes(items, CachePlace.Folder(cache)).AsSpan().SequenceEqual(expected) ? null : "the cache gave other pixels than the images";
    }

    private static ImageItem[] Items(string folder)
    {
        var pictures = Path.Combine(folder, "pictures");
        _ = Directory.CreateDirectory(pictures);
        return Pictures.Write(pictures, Images, Side);
    }

    private static byte[] Bytes(ImageItem[] items, CachePlace place)
    {
        using var set = Load(items, place);
        return set.Pixels.bytes.ToArray();
    }

    private static ImageSet Load(ImageItem[] items, CachePlace place) => ImageSet.Load(items, Pictures.Classes, Framing.Contain(40, 40), place);
}
