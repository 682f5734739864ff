using FineTune.Data;

namespace FineTune.Tests.Training;

/// <summary>Small images on disk: noise around one strong channel, which is the class.</summary>
internal static class Drawings
{
    internal static readonly string[] Classes = ["red", "green", "blue"];

    internal static ImageSet Make(int count, int side = 32)
    {
        var folder = Directory.CreateTempSubdirectory("drawings").FullName;
        try
        {
            var items = Enumerable.Range(0, count).Select(i => Write(folder, i, side)).ToArray();
            return ImageSet.Load(items, Classes, Framing.Original);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImageItem Write(string folder, int number, int side)
    {
        var label = number % 3;
        var random = new Random(number);
        var data = new byte[side * side * 3];
        random.NextBytes(data);
        for (var i = 0; i < data.Length; i++) data[i] = (byte)((data[i] / 4) + (i % 3 == label ? 190 : 0));
        var name = $"{Classes[label]}/{number}.png";
        var path = Path.Combine(folder, $"{number}.png");
        File.WriteAllBytes(path, Png.Encode(new Pixels(side, side, 3, data)));
        return new ImageItem(path, name, label);
    }
}
