using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Small pictures of noise, each its own, in three classes.</summary>
internal static class Pictures
{
    internal static readonly string[] Classes = ["red", "green", "blue"];

    /// <summary>Writes so many PNG files, "red/0.png", "green/1.png", ...</summary>
    internal static ImageItem[] Write(TemporaryFolder folder, int count, int side = 8)
        => [.. Enumerable.Range(0, count).Select(i => Write(folder, i, i % 3, side))];

    internal static ImageItem Write(TemporaryFolder folder, int number, int label, int side)
    {
        var name = $"{Classes[label]}/{number}.png";
        var path = folder.Add(name);
        var data = new byte[side * side * 3];
        new Random(number).NextBytes(data);
        for (var i = 0; i < data.Length; i++) data[i] = (byte)((data[i] / 4) + (i % 3 == label ? 150 : 20));
        File.WriteAllBytes(path, Png.Encode(new Pixels(side, side, 3, data)));
        return new ImageItem(path, name, label);
    }

    /// <summary>A set in memory; its files are gone.</summary>
    internal static ImageSet Set(int count, int side = 8)
    {
        using var folder = new TemporaryFolder();
        return ImageSet.Load(Write(folder, count, side), Classes, Framing.Original);
    }
}
