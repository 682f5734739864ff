using System.Text.Json.Nodes;
using Workbook.Commands;

namespace Workbook.Tests.Jupyter;

/// <summary>What <c>workbook kernel</c> writes and leaves alone.</summary>
public class SpecTests
{
    [Fact]
    public async Task A_kernelspec_is_written_where_Jupyter_looks_and_again_over_itself()
    {
        using var prefix = new TemporaryFolder();
        for (var i = 0; i < 2; i++) Assert.Equal(0, await RunAsync("install", "--prefix", prefix.Path, "--name", "mine"));
        var folder = prefix["share/jupyter/kernels/mine"];
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "kernel.json")))!;
        Assert.Equal("C#", spec["language"]!.ToString());
        Assert.Equal("message", spec["interrupt_mode"]!.ToString());
        var argv = spec["argv"]!.AsArray().Select(word => word!.ToString()).ToList();
        Assert.True(File.Exists(argv[0]));
        Assert.True(File.Exists(argv[2]));
        Assert.Contains("{connection_file}", argv);
        foreach (var logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" }) Assert.True(new FileInfo(Path.Combine(folder, logo)).Length > 100);
        Assert.Equal(0, await RunAsync("uninstall", "--prefix", prefix.Path));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task Another_s_kernel_is_left_alone()
    {
        using var prefix = new TemporaryFolder();
        var theirs = prefix.File("share/jupyter/kernels/.net-csharp/kernel.json", """{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)", "language": "C#"}""");
        var before = await File.ReadAllTextAsync(theirs);
        Assert.Equal(2, await RunAsync("install", "--prefix", prefix.Path, "--name", ".net-csharp"));
        Assert.Equal(0, await RunAsync("install", "--prefix", prefix.Path));
        Assert.True(File.Exists(prefix["share/jupyter/kernels/csharp-workbook/kernel.json"]));
        Assert.Equal(0, await RunAsync("uninstall", "--prefix", prefix.Path));
        Assert.Equal(before, await File.ReadAllTextAsync(theirs));
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("../up")]
    public async Task A_name_that_Jupyter_refuses_is_refused_here(string name)
    {
        using var prefix = new TemporaryFolder();
        Assert.Equal(2, await RunAsync("install", "--prefix", prefix.Path, "--name", name));
    }

    private static Task<int> RunAsync(params string[] arguments) => WorkbookCommand.InvokeAsync(["kernel", .. arguments]);
}
