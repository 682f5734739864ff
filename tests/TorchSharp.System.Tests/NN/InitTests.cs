using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace EngineTests.NN;

public class InitTests
{
    [Theory]
    [InlineData(3, 5)]
    [InlineData(5, 3)]
    public void Orthogonal_rows_or_columns_have_the_gains_length(long rows, long columns)
    {
        using var scope = NewDisposeScope();
        var drawn = init.orthogonal_(empty(rows, columns), 2);
        var short_ = rows < columns ? drawn.matmul(drawn.t()) : drawn.t().matmul(drawn);
        Assert.True(short_.allclose(eye(Math.Min(rows, columns)) * 4, 1e-4, 1e-5));
    }

    [Fact]
    public void Truncated_normal_stays_between_its_bounds()
    {
        using var scope = NewDisposeScope();
        var drawn = init.trunc_normal_(empty(2000), 1, 2, 0, 2);
        Assert.InRange(drawn.min().item<float>(), 0, 1);
        Assert.InRange(drawn.max().item<float>(), 1, 2);
        Assert.InRange(drawn.mean().item<float>(), 0.9f, 1.1f);
    }

    [Fact]
    public void Sparse_columns_have_their_share_of_zeros()
    {
        using var scope = NewDisposeScope();
        var drawn = init.sparse_(empty(10, 4), 0.25);
        Assert.Equal([3, 3, 3, 3], drawn.eq(0).sum([0]).data<long>().ToArray());
    }

    [Fact]
    public void Dirac_passes_the_channels_on()
    {
        using var scope = NewDisposeScope();
        var weight = init.dirac_(empty(3, 2, 3, 3));
        var image = rand(1, 2, 4, 5);
        var passed = functional.conv2d(image, weight, padding: [1, 1]);
        Assert.True(passed[.., ..2].allclose(image));
        Assert.Equal(0f, passed[.., 2..].abs().sum().item<float>());
    }

    [Fact]
    public void Eye_is_the_identity() => Assert.Equal([1, 0, 0, 0, 1, 0], init.eye_(empty(2, 3)).data<float>().ToArray());
}
