using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>The sample set that is committed is what data/README.md says it is.</summary>
public class SampleSetTests
{
    private static readonly ImageFolder Folder = ImageFolder.Load(Fixtures.Clipart);
    private static readonly Split Split = Split.Read(Path.Combine(Fixtures.Clipart, "split.csv"), Folder);

    [Fact]
    public void It_has_nine_classes_and_the_parts_stated()
    {
        Assert.Equal(["beverages", "birds", "bugs", "desserts", "flowers", "fruit", "mammals", "music", "vehicles"], Folder.Classes);
        Assert.Equal((290, 48, 145), (Split.Train.Count, Split.Validation.Count, Split.Test.Count));
    }

    [Fact]
    public void Every_image_decodes_to_128_pixels_on_white() => Assert.All(Folder.Items, item =>
    {
        var image = ImageDecoder.Default.DecodeFile(item.Path);
        Assert.Equal((128, 128), (image.Width, image.Height));
        Assert.Equal(new byte[] { 255, 255, 255 }, image[0, 0].ToArray());
    });

    [Fact]
    public void No_picture_is_in_two_parts_or_two_classes()
    {
        var prints = Folder.Items.AsParallel().AsOrdered().Select(i => Fingerprint.Of(ImageDecoder.Default.DecodeFile(i.Path))).ToList();
        Assert.All(NearDuplicates.Pairs(prints), pair =>
        {
            Assert.True(Split.Parts[pair.First] == Split.Parts[pair.Second], Describe("parts", pair));
            Assert.True(Folder.Items[pair.First].Label == Folder.Items[pair.Second].Label, Describe("classes", pair));
        });
    }

    [Fact]
    public void Every_image_has_its_source()
    {
        var lines = File.ReadAllLines(Path.Combine(Fixtures.Clipart, "SOURCES.csv"));
        Assert.Equal("path,original,title,author,licence", lines[0]);
        Assert.Equal(Folder.Items.Select(i => i.Name), lines.Skip(1).Select(line => line.Split(',')[0]));
        Assert.All(lines.Skip(1), line => Assert.EndsWith(",public domain", line, StringComparison.Ordinal));
    }

    private static string Describe(string what, (int First, int Second) pair) =>
        $"in two {what}: {Folder.Items[pair.First].Name} and {Folder.Items[pair.Second].Name}";
}
