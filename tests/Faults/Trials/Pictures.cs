using FineTune.Data;

namespace Faults.Trials;

/// <summary>Small images of noise, the same each time.</summary>
internal static class Pictures
{
    internal static readonly string[] Classes = ["a", "b", "c"];

    internal static ImageItem[] Write(string folder, int count, int side) => [.. Enumerable.Range(0, count).Select(i =>
    {
        var path = Path.Combine(folder, $"{i}.png");
        var bytes = new byte[side * side * 3];
        new Random(i).NextBytes(bytes);
        if (!File.Exists(path)) File.WriteAllBytes(path, Png.Encode(new Pixels(side, side, 3, bytes)));
        return new ImageItem(path, $"{i}.png", i % 3);
    })];

    internal static ImageSet Make(string folder, int count, int side)
        => ImageSet.Load(Write(folder, count, side), Classes, Framing.Original, CachePlace.Memory);
}
