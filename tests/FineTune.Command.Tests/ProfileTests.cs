using System.Diagnostics;
using System.Text.Json;

namespace FineTune.Command.Tests;

public sealed class ProfileTests : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task It_says_where_the_time_goes_and_publishes_nothing()
    {
        workplace.Draw();
        var clock = Stopwatch.StartNew();
        var json = JsonDocument.Parse(await workplace.Succeed("profile", workplace.Photos, "--size", "32", "--images", "24", "--epochs", "2", "--batch", "8", "--json", "--html", workplace.At("profile.html"))).RootElement;
        var run = json.GetProperty("run").EnumerateArray().ToDictionary(phase => phase.GetProperty("name").GetString()!, phase => (Seconds: phase.GetProperty("seconds").GetDouble(), Images: phase.GetProperty("images").GetInt32()));
        Assert.Equal(["read the files", "decode and resize", "frozen stages up to layer4, once", "waiting for batches", "forward", "backward", "step", "validation"], run.Keys);
        Assert.Equal([24, 24, 24, 40, 40, 40, 40, 8], run.Values.Select(phase => phase.Images));
        Assert.All(run.Values, phase => Assert.True(phase.Seconds > 0));
        Assert.InRange(run.Values.Sum(phase => phase.Seconds), 0, clock.Elapsed.TotalSeconds);
        Assert.Equal(["stem", "layer1", "layer2", "layer3", "layer4", "head"], json.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString()));
        Assert.Contains("decode and resize", File.ReadAllText(workplace.At("profile.html")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(workplace.Vault));
    }

    [Fact]
    public async Task Where_nothing_is_frozen_there_is_no_line_for_it()
    {
        workplace.Draw(4);
        var output = await workplace.Succeed("profile", workplace.Photos, "--size", "32", "--images", "12", "--epochs", "1", "--train", "stem", "layer1", "layer2", "layer3", "layer4", "head");
        Assert.DoesNotContain("frozen stages", output, StringComparison.Ordinal);
        Assert.Contains("backward", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_the_page_while_it_is_written_anew_reads_the_old_one_whole()
    {
        workplace.Draw(4);
        var page = workplace.At("profile.html");
        await File.WriteAllTextAsync(page, "the page of yesterday");
        using var reader = new StreamReader(new FileStream(page, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        _ = await workplace.Succeed("profile", workplace.Photos, "--size", "32", "--images", "12", "--epochs", "1", "--device", "cpu", "--html", page);
        Assert.Equal("the page of yesterday", await reader.ReadToEndAsync());
        Assert.Contains(" on cpu", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Equal(["photos", "profile.html"], Directory.GetFileSystemEntries(workplace.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_before_the_run()
    {
        workplace.Draw(4);
        await workplace.Refuses("cpu, cuda or cuda:1 are known", "profile", workplace.Photos, "--device", "graphics");
        await workplace.Refuses("--html", "profile", workplace.Photos, "--size", "32", "--images", "12", "--html", workplace.At("nowhere/profile.html"));
    }

    [Fact]
    public async Task Too_few_images_are_refused()
    {
        workplace.Draw(4);
        var (code, _, error) = await workplace.Run("profile", workplace.Photos, "--size", "32", "--images", "2");
        Assert.Equal(ExitCodes.BadInput, code);
        Assert.Contains("--images 2", error, StringComparison.Ordinal);
    }
}
