using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Modules;

/// <summary>state_dict, load_state_dict, save and load.</summary>
public sealed class StateTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_loaded_state_is_copied()
    {
        using var scope = NewDisposeScope();
        using Net one = new(), other = new();
        _ = one.load_state_dict(other.state_dict());
        Assert.All(one.state_dict(), entry => Assert.True(entry.Value.Equals(other.state_dict()[entry.Key])));
        using (no_grad()) _ = other.get_parameter("scale")!.fill_(7);
        Expect.Elements(one.get_parameter("scale")!, 1, 1, 1, 1);
    }

    [Fact]
    public void Names_that_do_not_fit_are_listed_and_nothing_changes()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(2, 1);
        var before = net.weight.clone();
        var given = new Dictionary<string, Tensor> { ["weight"] = zeros(1, 2), ["extra"] = zeros(1) };
        var message = Assert.Throws<InvalidOperationException>(() => net.load_state_dict(given)).Message;
        Assert.Contains("Missing: bias.", message, StringComparison.Ordinal);
        Assert.Contains("Unexpected: extra.", message, StringComparison.Ordinal);
        Assert.True(before.Equals(net.weight));
        var (missing, unexpected) = net.load_state_dict(given, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["extra"], unexpected);
        Expect.Elements(net.weight, 0, 0);
    }

    [Fact]
    public void A_shape_that_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(2, 1);
        var message = Assert.Throws<ArgumentException>(() => net.load_state_dict(new() { ["weight"] = zeros(3, 2), ["bias"] = zeros(1) })).Message;
        Assert.Contains("'weight': the module has [1,2], the file [3,2]", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_is_byte_for_byte_TorchSharps()
    {
        using var scope = NewDisposeScope();
        using var net = nn.Linear(1, 200);
        using (no_grad())
        {
            _ = net.weight.zero_();
            _ = net.bias!.fill_(1);
        }
        _ = net.save(path);
        // Count; then name, dtype 6 (Float32), rank, sizes (200 is C8 01 in LEB128), little-endian elements.
        byte[] weight = [6, .. Encoding.UTF8.GetBytes("weight"), 6, 2, 0xC8, 1, 1, .. new byte[800]];
        byte[] bias = [4, .. Encoding.UTF8.GetBytes("bias"), 6, 1, 0xC8, 1, .. Enumerable.Repeat(new byte[] { 0, 0, 0x80, 0x3F }, 200).SelectMany(b => b)];
        Assert.Equal([2, .. weight, .. bias], File.ReadAllBytes(path));
    }

    [Fact]
    public void What_was_saved_is_loaded_again_with_every_dtype()
    {
        using var scope = NewDisposeScope();
        foreach (var dtype in new[] { ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float32, ScalarType.Float64 })
        {
            using Net one = new Net().to(dtype), other = new Net().to(dtype);
            _ = one.save(path);
            var loaded = new Dictionary<string, bool>();
            _ = other.load(path, loadedParameters: loaded);
            Assert.All(one.state_dict(), entry => Assert.True(entry.Value.Equals(other.state_dict()[entry.Key]) && loaded[entry.Key]));
        }
    }

    [Fact]
    public void What_is_skipped_is_neither_saved_nor_loaded()
    {
        using var scope = NewDisposeScope();
        using nn.Module one = nn.Linear(2, 1), other = nn.Linear(2, 1);
        _ = one.save(path, skip: ["bias"]);
        var bias = other.state_dict()["bias"].clone();
        Assert.Throws<ArgumentException>(() => other.load(path));
        _ = other.load(path, skip: ["bias"]);
        Assert.True(other.state_dict()["weight"].Equals(one.state_dict()["weight"]));
        Assert.True(other.state_dict()["bias"].Equals(bias));
    }

    [Fact]
    public void What_the_file_has_is_recorded_as_loaded_or_not()
    {
        using nn.Module saved = nn.Sequential(("a", nn.Linear(2, 2)), ("b", nn.Linear(2, 2)), ("c", nn.Linear(2, 2))), other = nn.Sequential(("c", nn.Linear(2, 2)), ("a", nn.Linear(2, 2)), ("d", nn.Linear(2, 2)));
        _ = saved.save(path);
        var loaded = new Dictionary<string, bool>();
        _ = other.load(path, strict: false, skip: ["c.bias"], loadedParameters: loaded);
        Assert.Equal(["a.bias", "a.weight", "c.weight"], loaded.Where(entry => entry.Value).Select(entry => entry.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["b.bias", "b.weight", "c.bias"], loaded.Where(entry => !entry.Value).Select(entry => entry.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_off_or_absent_is_an_error()
    {
        using var net = nn.Linear(2, 1);
        _ = net.save(path);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^3]);
        Assert.Throws<EndOfStreamException>(() => net.load(path));
        Assert.Throws<FileNotFoundException>(() => net.load(path + ".absent"));
    }

    [Fact]
    public void One_tensor_can_be_saved_and_loaded()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3).t();
        using var file = new MemoryStream();
        x.Save(file);
        Assert.Equal([4, 2, 3, 2], file.ToArray()[..4]);
        file.Position = 0;
        Assert.True(x.Equals(TensorExtensionMethods.Load(new BinaryReader(file))));
    }
}
