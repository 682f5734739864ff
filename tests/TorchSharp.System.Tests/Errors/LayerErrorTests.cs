using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Errors;

/// <summary>What TorchSharp's layers refuse themselves, with its kind of exception.</summary>
public class LayerErrorTests
{
    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    public void A_module_does_not_become_one_of_whole_numbers(ScalarType dtype)
    {
        using var net = nn.Linear(2, 1);
        Assert.Contains("floating point or complex", Assert.Throws<ArgumentException>(() => net.to(dtype)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => net.to(CPU, dtype));
        Assert.Equal(ScalarType.Float32, net.weight.dtype);
    }

    [Fact]
    public void A_group_norm_wants_something_to_normalise_over()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("GroupNorm", Assert.Throws<ArgumentException>(() => nn.GroupNorm(3, 6).call(ones(2, 6))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_norm_wants_its_channels()
    {
        using var scope = NewDisposeScope();
        foreach (var affine in new[] { false, true })
        {
            Assert.Contains("num_features (3), but got: 2", Assert.Throws<ArgumentException>(() => nn.InstanceNorm2d(3, affine: affine).call(ones(4, 2, 5, 5))).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => nn.InstanceNorm2d(3, affine: affine).call(ones(2, 5, 5)));
            Assert.Equal([3, 5, 5], nn.InstanceNorm2d(3, affine: affine).call(ones(3, 5, 5)).shape);
        }
    }

    [Fact]
    public void A_variance_is_not_negative_and_fits_the_values()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(4, 3), y = zeros(4, 3);
        var loss = nn.GaussianNLLLoss();
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => loss.call(x, y, full([4, 1], -1f))).Message, StringComparison.Ordinal);
        Assert.Contains("variance has the wrong shape: [4,2]", Assert.Throws<ArgumentException>(() => loss.call(x, y, ones(4, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => loss.call(x, zeros(4, 2), ones(4, 3)));
        // (1 - 0)²/(2·1), whichever way the variances of 1 are given.
        Assert.All<Tensor>([ones(4), ones(4, 1), ones(4, 3)], variance => Assert.Equal(0.5f, loss.call(x, y, variance).item<float>()));
    }
}
