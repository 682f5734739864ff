using System.Globalization;
using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>The command fashion-images: a target far from drawings, some of Fashion-MNIST (Xiao, Rasul and Vollgraf 2017).</summary>
internal static class FashionImages
{
    private const string Package = "/usr/share/datasets/fashion-mnist";
    private const int TrainPerClass = 100, ValidationPerClass = 20, TestPerClass = 100;

    // The labels 0, 1, 2, ... of the set.
    private static readonly string[] Classes = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot"];

    internal static void Make(string folder)
    {
        var training = IdxFile.Read($"{Package}/train-images-idx3-ubyte.gz", $"{Package}/train-labels-idx1-ubyte.gz");
        var test = IdxFile.Read($"{Package}/t10k-images-idx3-ubyte.gz", $"{Package}/t10k-labels-idx1-ubyte.gz");
        var rows = new List<string[]>();
        for (var label = 0; label < Classes.Length; label++)
        {
            var known = training.Of(label, TrainPerClass + ValidationPerClass);
            rows.AddRange(Write(folder, label, "train", known.Take(TrainPerClass)));
            rows.AddRange(Write(folder, label, "validation", known.Skip(TrainPerClass)));
            rows.AddRange(Write(folder, label, "test", test.Of(label, TestPerClass)));
        }
        var numbered = rows.OrderBy(row => row[0], StringComparer.Ordinal)
            .Select((row, group) => (string[])[.. row, group.ToString(CultureInfo.InvariantCulture)]);
        File.WriteAllText(Path.Combine(folder, "split.csv"), Csv.Write(numbered.Prepend(["path", "class", "part", "group"])));
        Console.WriteLine($"{rows.Count} images of {Classes.Length} classes in {folder}");
    }

    private static IEnumerable<string[]> Write(string folder, int label, string part, IEnumerable<IdxImage> images)
    {
        var name = Classes[label];
        _ = Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var image in images)
        {
            // The number is the image's place in the file of the set it comes from: train-images (also for validation) or t10k-images.
            var path = $"{name}/{part}-{image.Index:D5}.png";
            File.WriteAllBytes(Path.Combine(folder, path), Png.Encode(DarkOnWhite(image)));
            yield return [path, name, part];
        }
    }

    /// <summary>As drawings are: dark on white, three equal channels.</summary>
    private static Pixels DarkOnWhite(IdxImage image) =>
        new(image.Width, image.Height, 3, [.. image.Grey.SelectMany(grey => Enumerable.Repeat((byte)(255 - grey), 3))]);
}
