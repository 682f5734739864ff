using FineTune.Models;
using FineTune.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

public sealed class WeightSavingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("saving").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string> Files => Devices.Each("model.safetensors", "MODEL.DAT");

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_saved_is_read_again_bit_for_bit(string file, string device)
    {
        using var scope = NewDisposeScope();
        using var model = Reference.Network("resnet18").to(device);
        model.SaveWeights(Path.Combine(folder, file));
        using var other = Backbones.Create("resnet18", 10).to(device);
        Assert.True(other.LoadWeights(Path.Combine(folder, file)).IsWhole);
        var expected = model.state_dict();
        Assert.All(other.state_dict(), entry => Assert.True(expected[entry.Key].Equals(entry.Value), entry.Key));
    }

    [Fact]
    public void A_dat_is_what_the_engines_own_save_writes()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4));
        model.SaveWeights(Path.Combine(folder, "ours.dat"));
        _ = model.save(Path.Combine(folder, "theirs.dat"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "theirs.dat")), File.ReadAllBytes(Path.Combine(folder, "ours.dat")));
    }

    [Fact]
    public void Metadata_travels_in_safetensors_only()
    {
        using var model = nn.Linear(2, 2);
        var file = Path.Combine(folder, "x.safetensors");
        model.SaveWeights(file, new Dictionary<string, string> { ["classes"] = "cat,dog" });
        Assert.Equal("cat,dog", Safetensors.ReadMetadata(file)["classes"]);
        Assert.Contains("no room for metadata", Assert.Throws<WeightFileException>(() => model.SaveWeights(Path.Combine(folder, "x.dat"), new Dictionary<string, string>())).Message, StringComparison.Ordinal);
        Assert.Contains("Let it end with .safetensors", Assert.Throws<WeightFileException>(() => model.SaveWeights(Path.Combine(folder, "x.pth"))).Message, StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_partial_match_lists_every_name()
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(folder, "x.safetensors");
        using var linear = nn.Linear(3, 2);
        Safetensors.Write(file, new Dictionary<string, Tensor> { ["weight"] = zeros(2, 4), ["extra"] = zeros(1) });
        var match = linear.LoadWeights(file, strict: false);
        Assert.Equal(
            """
            what              name
            ----------------  ----------------------------
            0 loaded
            missing           bias
            unexpected        extra
            of another shape  weight [2, 3] against [2, 4]
            """, match.ToTable().ToString());
    }
}
