using FineTune.Models;
using FineTune.Models.Inception;
using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Tests.Models;

public sealed class PretrainedTests : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("pretrained").FullName, "weights");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    [Fact]
    public void Safetensors_of_Float16_fill_all_but_the_head()
    {
        using var scope = NewDisposeScope();
        var source = Reference.Network("resnet18").state_dict();
        Safetensors.Write(path, source.ToDictionary(entry => entry.Key, entry => entry.Value.is_floating_point() ? entry.Value.half() : entry.Value));
        HoldsAllButTheHead(source.ToDictionary(entry => entry.Key, entry => entry.Value.is_floating_point() ? entry.Value.half().@float() : entry.Value));
    }

    [Fact]
    public void A_pth_fills_all_but_the_head()
    {
        using var scope = NewDisposeScope();
        var source = Reference.Network("resnet18").state_dict();
        PthWriter.Write(path, source.Select(entry => (entry.Key, entry.Value.detach())));
        HoldsAllButTheHead(source);
    }

    [Fact]
    public void A_dat_of_the_modules_own_fills_all_but_the_head()
    {
        using var scope = NewDisposeScope();
        var network = Reference.Network("resnet18");
        _ = network.save(path);
        HoldsAllButTheHead(network.state_dict());
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public void Torchvisions_Inception_file_fills_one_without_the_second_classifier()
    {
        using var scope = NewDisposeScope();
        using var source = new InceptionV3(1000, auxiliary: true);
        PthWriter.Write(path, source.state_dict().Select(entry => (entry.Key, entry.Value.detach())));
        using var network = Backbones.Pretrained("inception_v3", path, 4);
        var expected = source.state_dict();
        Assert.All(network.state_dict().Where(entry => !entry.Key.StartsWith("fc.", StringComparison.Ordinal)), entry => Assert.True(expected[entry.Key].Equals(entry.Value), entry.Key));
    }

    [Fact]
    public void A_file_of_another_network_names_what_does_not_fit()
    {
        using var scope = NewDisposeScope();
        Safetensors.Write(path, Reference.Network("resnet34").state_dict());
        var wrong = Assert.Throws<WeightFileException>(() => Backbones.Pretrained("resnet18", path, 4));
        Assert.Contains("96 unexpected: layer1.2.", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("resnet18", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_changes_nothing()
    {
        using var scope = NewDisposeScope();
        var linear = nn.Linear(3, 2);
        var before = linear.weight.clone();
        Safetensors.Write(path, new Dictionary<string, Tensor> { ["weight"] = zeros(2, 3), ["bias"] = zeros(4) });
        Assert.Contains("1 of another shape: bias [2] against [4]", Assert.Throws<WeightFileException>(() => linear.LoadWeights(path)).Message, StringComparison.Ordinal);
        Assert.True(before.Equals(linear.weight));
        var match = linear.LoadWeights(path, strict: false);
        Assert.Equal(["weight"], match.Loaded);
        Assert.False(match.IsWhole);
        Assert.Equal([0, 0, 0, 0, 0, 0], linear.weight.Doubles());
    }

    private void HoldsAllButTheHead(Dictionary<string, Tensor> expected)
    {
        var before = Alive.Count();
        using (var network = Backbones.Pretrained("resnet18", path, 4))
        {
            var state = network.state_dict();
            Assert.Equal(before + state.Count, Tensor.TotalCount);
            foreach (var (name, value) in state.Where(entry => !entry.Key.StartsWith("fc.", StringComparison.Ordinal))) Assert.True(value.Equals(expected[name]), name);
            Assert.Equal([4, 512], state["fc.weight"].shape);
            Assert.InRange(state["fc.weight"].abs().max().item<float>(), 1e-3, 1 / Math.Sqrt(512));
        }
    }
}
