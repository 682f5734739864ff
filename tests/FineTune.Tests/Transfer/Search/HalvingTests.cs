using FineTune.Transfer;

namespace FineTune.Tests.Transfer.Search;

public class HalvingTests
{
    private static (int, int)[] Rungs(int recipes, int epochs, int fewest = 1, int factor = 3)
        => [.. SuccessiveHalving.Rungs(recipes, epochs, fewest, factor).Select(rung => (rung.Recipes, rung.Epochs))];

    /// <summary>Source: table 1 of Hyperband (Li et al., 2018, arXiv:1603.06560), R = 81 and eta = 3: the brackets s = 4, 2 and 1.</summary>
    [Fact]
    public void The_rungs_are_those_of_Hyperbands_table()
    {
        Assert.Equal([(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)], Rungs(81, 81));
        Assert.Equal([(9, 9), (3, 27), (1, 81)], Rungs(9, 81));
        Assert.Equal([(6, 27), (2, 81)], Rungs(6, 81));
    }

    /// <summary>By hand.</summary>
    [Fact]
    public void Rungs_end_with_all_epochs_and_begin_with_enough_of_them()
    {
        Assert.Equal([(9, 3), (3, 9), (1, 27)], Rungs(9, 27));
        Assert.Equal([(10, 3), (3, 10), (1, 30)], Rungs(10, 30));
        Assert.Equal([(81, 1), (27, 3), (9, 9), (3, 27)], Rungs(81, 27));
        Assert.Equal([(81, 9), (27, 27)], Rungs(81, 27, fewest: 5));
        Assert.Equal([(8, 2), (4, 4), (2, 8), (1, 16)], Rungs(8, 16, factor: 2));
        Assert.Equal([(1, 27)], Rungs(1, 27));
    }

    [Theory]
    [InlineData(0, 27, 1, 3)]
    [InlineData(9, 0, 1, 3)]
    [InlineData(9, 27, 28, 3)]
    [InlineData(9, 27, 1, 1)]
    public void What_makes_no_bracket_is_refused(int recipes, int epochs, int fewest, int factor)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Rungs(recipes, epochs, fewest, factor));
}
