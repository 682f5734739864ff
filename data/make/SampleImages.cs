using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>The command sample-images: the set that the notebooks fine-tune on, its split and its sources.</summary>
internal static class SampleImages
{
    // 112 of 128 is 224 of 256: the centre crop of the usual recipe keeps all of the drawing.
    private const int Side = 128, DrawingSide = 112;

    private const double Train = 0.6, Validation = 0.1, Test = 0.3;
    private const ulong Seed = 1;

    internal static void Make(string folder)
    {
        var images = TargetImages.Choose();
        foreach (var image in images)
        {
            var file = Path.Combine(folder, image.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, Png.Encode(Frame(image.Drawing.Draft())));
        }
        WriteSources(Path.Combine(folder, "SOURCES.csv"), images);
        WriteSplit(folder, images);
    }

    /// <summary>The picture as it is shipped: 128 x 128 on white.</summary>
    internal static Pixels Frame(Pixels draft) =>
        draft.Reframe(Framing.Contain(DrawingSide, DrawingSide), Rgb.White).Reframe(Framing.ResizeAndCrop(DrawingSide, Side), Rgb.White);

    private static void WriteSources(string file, IReadOnlyList<TargetImage> images) => File.WriteAllText(file, Csv.Write(images
        .OrderBy(i => i.Name, StringComparer.Ordinal)
        .Select(i => new[] { i.Name, i.Drawing.Path, PngText.Read(i.Drawing.File, "Title"), PngText.Read(i.Drawing.File, "Author"), "public domain" })
        .Prepend(["path", "original", "title", "author", "licence"])));

    private static void WriteSplit(string folder, IReadOnlyList<TargetImage> images)
    {
        var numbers = images.Select(i => i.Group).Distinct().Select((group, number) => (group, number)).ToDictionary(g => g.group, g => g.number);
        var groupOf = images.ToDictionary(i => i.Name, i => numbers[i.Group]);
        var found = ImageFolder.Load(folder);
        if (found.Items.FirstOrDefault(i => !groupOf.ContainsKey(i.Name)) is { } stranger)
            throw new MakeException($"{stranger.Path} is not of this set. Empty the folder first.");
        var split = Split.Stratified(found, Train, Validation, Test, Seed, [.. found.Items.Select(i => groupOf[i.Name])]);
        split.Write(Path.Combine(folder, "split.csv"));
        Report(split);
    }

    private static void Report(Split split)
    {
        Console.WriteLine($"{"class",-12}{"train",6}{"validation",12}{"test",6}{"all",6}");
        for (var label = 0; label < split.Folder.Classes.Count; label++)
            Row(split.Folder.Classes[label], i => i.Label == label);
        Row("all", _ => true);

        void Row(string name, Func<ImageItem, bool> isIn) => Console.WriteLine(
            $"{name,-12}{split.Train.Count(isIn),6}{split.Validation.Count(isIn),12}{split.Test.Count(isIn),6}{split.Folder.Items.Count(isIn),6}");
    }
}
