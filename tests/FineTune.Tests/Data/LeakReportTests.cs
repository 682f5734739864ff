using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class LeakReportTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void A_picture_in_two_parts_is_found_with_its_uncoloured_self()
    {
        // Four pictures; the pie is there coloured and uncoloured, the puffin twice.
        Copy("desserts/pie_pumpkin.png", "a/pie.png");
        Copy("birds/puffin-md.png", "a/puffin.png");
        Copy("vehicles/car.png", "a/car.png");
        Copy("desserts/pie_pumpkin_bw.png", "b/grey pie.png");
        Copy("birds/puffin-md.png", "b/puffin.png");
        Copy("fruit/banana.png", "b/banana.png");
        File.Copy(Fixtures.File("bad-text.jpg"), Path.Combine(temporary.Path, "b/text.jpg"));
        var folder = ImageFolder.Load(temporary.Path);
        var tested = new[] { "a/pie.png", "b/puffin.png", "b/text.jpg" };
        var split = Split.Of(folder, folder.Items.Where(item => !tested.Contains(item.Name)), [], folder.Items.Where(item => tested.Contains(item.Name)));
        var report = LeakReport.Of(split);
        Assert.Equal([("a/puffin.png", "b/puffin.png"), ("b/grey pie.png", "a/pie.png")], report.Leaks.Select(leak => (leak.First.Name, leak.Second.Name)));
        Assert.All(report.Leaks, leak => Assert.Equal((Part.Train, Part.Test), (leak.FirstPart, leak.SecondPart)));
        Assert.Equal(1, report.Leaks[0].Likeness, 1e-5);
        Assert.Equal(6, report.Images);
        Assert.Contains("2 pairs", $"{report}", StringComparison.Ordinal);
        Assert.Contains("data:image/png", report.ToHtml(), StringComparison.Ordinal);
        // Its groups cure it.
        var groups = report.Groups;
        Assert.Equal(5, groups.Distinct().Count());
    }

    [Fact]
    public void The_sample_data_has_none()
    {
        var folder = ImageFolder.Load(Fixtures.Clipart);
        var report = LeakReport.Of(Split.Read(Path.Combine(Fixtures.Clipart, "split.csv"), folder));
        Assert.Empty(report.Leaks);
        Assert.StartsWith("No picture is in two parts (483 images", $"{report}", StringComparison.Ordinal);
    }

    /// <summary>Thousands of pairs of clothes are alike by the usual thresholds, and none of them is one photograph.</summary>
    [Fact]
    [Trait("Speed", "Slow")]
    public void Among_clothes_that_are_all_alike_a_copy_stands_out()
    {
        var fashion = Path.Combine(Fixtures.Root, "data", "fashion");
        var folder = ImageFolder.Load(fashion);
        var report = LeakReport.Of(Split.Read(Path.Combine(fashion, "split.csv"), folder));
        Assert.InRange(report.Leaks.Count, 0, 100);
        Assert.InRange(report.Groups.GroupBy(group => group).Max(group => group.Count()), 1, 50);
        Assert.Contains("pullover", report.AlikeClasses);
        Assert.Contains("there only pairs count that stand out", $"{report}", StringComparison.Ordinal);
        // A photograph of the training part, a little brighter, mirrored or smaller, among the tested ones.
        Make(folder.Items.Where(item => item.Name.StartsWith("pullover/", StringComparison.Ordinal)).Take(60));
        var source = ImageDecoder.Default.DecodeFile(Path.Combine(temporary.Path, "pullover/00.png"), new DecodeRequest { Framing = Framing.Original });
        Write("pullover/brighter.png", source, (x, y) => (x, y), 20);
        Write("pullover/mirrored.png", source, (x, y) => (source.Width - 1 - x, y), 0);
        var copied = ImageFolder.Load(temporary.Path);
        var tested = copied.Items.Where(item => item.Name.EndsWith("er.png", StringComparison.Ordinal) || item.Name.EndsWith("ed.png", StringComparison.Ordinal)).ToList();
        var leaks = LeakReport.Of(Split.Of(copied, copied.Items.Except(tested), [], tested)).Leaks;
        Assert.Equal(["pullover/brighter.png", "pullover/mirrored.png"], leaks.Where(leak => leak.First.Name == "pullover/00.png").Select(leak => leak.Second.Name).Order());
    }

    private void Make(IEnumerable<ImageItem> items)
    {
        foreach (var (number, item) in items.Index()) File.Copy(item.Path, temporary.Add($"pullover/{number:D2}.png"), overwrite: true);
        Copy("fruit/banana.png", "fruit/banana.png");
        Copy("vehicles/car.png", "fruit/other.png");
    }

    private void Write(string name, Pixels from, Func<int, int, (int X, int Y)> place, int brighter)
    {
        var data = new byte[from.Width * from.Height * 3];
        for (var y = 0; y < from.Height; y++)
            for (var x = 0; x < from.Width; x++)
                for (var c = 0; c < 3; c++)
                    data[(((y * from.Width) + x) * 3) + c] = (byte)Math.Min(255, from[place(x, y).X, place(x, y).Y][c] + brighter);
        File.WriteAllBytes(temporary.Add(name), Png.Encode(new Pixels(from.Width, from.Height, 3, data)));
    }

    private void Copy(string from, string to) => File.Copy(Path.Combine(Fixtures.Clipart, from), temporary.Add(to), overwrite: true);
}
