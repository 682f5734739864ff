using FineTune.Models.Weights;
using FineTune.Tests.Data;
using static TorchSharp.torch;

namespace FineTune.Tests.Weights;

/// <summary>What a killed process left beside a file that it was writing.</summary>
public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_next_writing_removes_what_nobody_writes_any_more()
    {
        var abandoned = Part("weights.safetensors", old: true);
        var held = Part("weights.safetensors", old: true);
        var fresh = Part("weights.safetensors", old: false);
        var another = Part("other.safetensors", old: true);
        var own = folder.Add("weights.safetensors.mine.part");
        File.SetLastWriteTimeUtc(own, DateTime.UtcNow.AddDays(-1));
        using (new FileStream(held, FileMode.Open, FileAccess.Write, FileShare.Delete)) Write();
        Assert.False(File.Exists(abandoned));
        Assert.All([held, fresh, another, own], file => Assert.True(File.Exists(file), file));
        Write();
        Assert.False(File.Exists(held), "Its writer is gone.");
        Assert.True(File.Exists(Path.Combine(folder.Path, "weights.safetensors")));
    }

    [Fact]
    public void A_link_is_replaced_and_what_it_leads_to_is_left_alone()
    {
        var precious = folder.Add("precious", "mine");
        _ = File.CreateSymbolicLink(Path.Combine(folder.Path, "weights.safetensors"), precious);
        Write();
        Assert.Equal("mine", File.ReadAllText(precious));
        Assert.Null(new FileInfo(Path.Combine(folder.Path, "weights.safetensors")).LinkTarget);
    }

    private string Part(string file, bool old)
    {
        var part = folder.Add($"{file}.{Guid.NewGuid():N}.part", "half");
        if (old) File.SetLastWriteTimeUtc(part, DateTime.UtcNow.AddMinutes(-1));
        return part;
    }

    private void Write()
    {
        using var one = ones(1);
        Safetensors.Write(Path.Combine(folder.Path, "weights.safetensors"), new Dictionary<string, Tensor> { ["w"] = one });
    }
}
