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

    private void Copy(string from, string to) => File.Copy(Path.Combine(Fixtures.Clipart, from), temporary.Add(to), overwrite: true);
}
