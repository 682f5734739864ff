using static TorchSharp.torch;

namespace EngineTests.Random;

public class GeneratorTests
{
    [Fact]
    public void A_generator_of_ones_own_gives_what_the_seed_gives_and_leaves_the_default_alone()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(5);
        var expected = rand(4);
        _ = manual_seed(5);
        using var own = new Generator(5);
        Assert.True(expected.Equals(rand([4], generator: own)));
        Assert.True(expected.Equals(rand(4)));
    }

    [Fact]
    public void A_state_that_is_put_back_gives_the_same_numbers_again()
    {
        using var scope = NewDisposeScope();
        var state = get_rng_state();
        var first = randn(3);
        set_rng_state(state);
        Assert.True(first.Equals(randn(3)));
    }

    [Fact]
    public void The_seed_can_be_asked_for()
    {
        _ = manual_seed(1234);
        Assert.Equal(1234, initial_seed());
        using var own = new Generator(7);
        Assert.Equal(7, own.initial_seed());
        _ = own.manual_seed(8);
        Assert.Equal(8, own.initial_seed());
    }

    [Fact]
    public void A_disposed_generator_is_refused()
    {
        var own = new Generator(7);
        own.Dispose();
        Assert.Throws<InvalidOperationException>(() => rand([4], generator: own));
    }

    [Fact]
    public void Dropout_zeroes_its_share_and_scales_the_rest()
    {
        using var scope = NewDisposeScope();
        using var dropout = nn.Dropout(0.3);
        var dropped = dropout.call(ones(100_000));
        Assert.InRange(dropped.eq(0).@float().mean().item<float>(), 0.29, 0.31);
        Assert.Equal(1 / 0.7f, dropped.max().item<float>(), 1e-6);
        dropout.eval();
        Assert.True(dropout.call(ones(10)).Equals(ones(10)));
    }

    [Fact]
    public void Dropout2d_zeroes_whole_channels()
    {
        using var scope = NewDisposeScope();
        using var dropout = nn.Dropout2d(0.5);
        var dropped = dropout.call(ones(50, 20, 3, 3));
        var sums = Described.Numbers(dropped.sum([2, 3]));
        Assert.All(sums, sum => Assert.True(sum is 0 or 18));
        Assert.InRange(sums.Count(sum => sum == 0), 400, 600);
    }
}
