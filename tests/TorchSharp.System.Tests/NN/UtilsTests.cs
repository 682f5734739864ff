using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils;

namespace EngineTests.NN;

public class UtilsTests
{
    [Theory]
    [InlineData(2, 5, 1.0 / 5)]
    [InlineData(double.PositiveInfinity, 4, 1.0 / 4)]
    [InlineData(1, 7, 1.0 / 7)]
    public void Gradients_are_scaled_to_a_common_norm(double kind, double norm, double scale)
    {
        using Parameter one = Slope(3), other = Slope(4);
        Assert.Equal(norm, clip_grad_norm_([one, other], 1, kind), 5);
        Assert.Equal(3 * scale, one.grad!.item<float>(), 4);
        Assert.Equal(4 * scale, other.grad!.item<float>(), 4);
    }

    [Fact]
    public void Small_gradients_stay()
    {
        using var one = Slope(0.5f);
        _ = clip_grad_norm_([one], 1);
        Assert.Equal(0.5f, one.grad!.item<float>());
    }

    [Fact]
    public void Gradients_are_bounded_one_by_one()
    {
        using Parameter one = Slope(-3), other = Slope(0.2f);
        clip_grad_value_([one, other], 0.5);
        Assert.Equal(-0.5f, one.grad!.item<float>());
        Assert.Equal(0.2f, other.grad!.item<float>());
    }

    [Fact]
    public void Parameters_go_to_a_vector_and_back()
    {
        using var scope = NewDisposeScope();
        var layer = nn.Linear(2, 3);
        var vector = parameters_to_vector(layer.parameters());
        Assert.Equal([9], vector.shape);
        vector_to_parameters(arange(9f), layer.parameters());
        Assert.Equal([6, 7, 8], layer.bias!.data<float>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_convolution_and_its_batch_norm_are_one_convolution(bool transpose)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var convolution = transpose ? (Convolution)nn.ConvTranspose2d(2, 3, 3) : nn.Conv2d(2, 3, 3);
        var norm = nn.BatchNorm2d(3);
        norm.eval();
        _ = norm.running_mean!.uniform_(-1, 1);
        _ = norm.running_var!.uniform_(0.5, 2);
        _ = norm.weight.uniform_(0.5, 2);
        var image = rand(1, 2, 5, 5);
        var expected = norm.call(convolution.call(image));
        (convolution.weight, convolution.bias) = fuse_conv_bn_weights(convolution.weight, convolution.bias, norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias, transpose);
        Assert.True(convolution.call(image).allclose(expected, 1e-4, 1e-5));
    }

    [Fact]
    public void Sequences_are_padded_and_packed()
    {
        using var scope = NewDisposeScope();
        Tensor[] sequences = [arange(2f), arange(4f), arange(3f)];
        Assert.Equal([4, 3], rnn.pad_sequence(sequences).shape);
        var packed = rnn.pack_sequence(sequences, enforce_sorted: false);
        Assert.Equal([3, 3, 2, 1], packed.batch_sizes.data<long>().ToArray());
        var (padded, lengths) = rnn.pad_packed_sequence(packed, batch_first: true, padding_value: -1);
        Assert.Equal([2, 4, 3], lengths.data<long>().ToArray());
        Assert.Equal([0, 1, -1, -1], padded[0].data<float>().ToArray());
    }

    private static Parameter Slope(float slope)
    {
        var parameter = new Parameter(ones(1));
        (parameter * slope).sum().backward();
        return parameter;
    }
}
