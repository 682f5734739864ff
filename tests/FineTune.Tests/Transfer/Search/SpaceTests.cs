using FineTune.Transfer;

namespace FineTune.Tests.Transfer.Search;

public class SpaceTests
{
    private readonly SearchSpace space = new() { Rate = (1e-3, 0.1), Dropout = (0.2, 0.4), Depths = [0, 2] };

    private Recipe[] Drawn(long seed) => [.. Enumerable.Range(1, 300).Select(number => space.Draw(seed, number))];

    [Fact]
    public void Every_recipe_lies_in_the_space()
    {
        Assert.All(Drawn(1), recipe =>
        {
            Assert.InRange(recipe.Rate, 1e-3, 0.1);
            Assert.InRange(recipe.Penalty, 1, 3000);
            Assert.InRange(recipe.LayerFactor, 0.02, 1);
            Assert.InRange(recipe.Dropout, 0.2, 0.4);
            Assert.True(recipe.WeightDecay is 0 or (>= 1e-5 and <= 3e-2), $"{recipe.WeightDecay}");
            Assert.Contains(recipe.Depth, space.Depths);
            Assert.Contains(recipe.Hidden, space.Hidden);
            Assert.Contains(recipe.Smoothing, space.Smoothing);
        });
    }

    [Fact]
    public void Every_choice_is_made_and_rates_spread_over_their_magnitudes()
    {
        var drawn = Drawn(1);
        Assert.Equal(4, drawn.Select(recipe => recipe.Head).Distinct().Count());
        Assert.Equal(2, drawn.Select(recipe => recipe.Depth).Distinct().Count());
        Assert.Equal(3, drawn.Select(recipe => recipe.Views).Distinct().Count());
        Assert.Equal(3, drawn.Select(recipe => recipe.Shape).Distinct().Count());
        // Half of 1e-3..0.1 by magnitude lies below 0.01: 150 of 300, and five standard deviations are 43.
        Assert.InRange(drawn.Count(recipe => recipe.Rate < 0.01), 107, 193);
        Assert.InRange(drawn.Count(recipe => recipe.WeightDecay == 0), 59, 141);
    }

    [Fact]
    public void The_same_seed_and_number_give_the_same_recipe()
    {
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
    }

    [Fact]
    public void A_space_without_a_choice_or_with_a_range_upside_down_is_refused()
    {
        Assert.Contains("Heads", Assert.Throws<ArgumentException>(() => new SearchSpace { Heads = [] }.Draw(1, 1)).Message);
        Assert.Contains("Rate", Assert.Throws<ArgumentException>(() => new SearchSpace { Rate = (0, 1) }.Draw(1, 1)).Message);
        Assert.Contains("WeightDecay", Assert.Throws<ArgumentException>(() => new SearchSpace { WeightDecay = (1e-2, 1e-4) }.Draw(1, 1)).Message);
        Assert.Contains("LayerFactor", Assert.Throws<ArgumentException>(() => new SearchSpace { LayerFactor = (0.1, 2) }.Draw(1, 1)).Message);
    }

    [Fact]
    public void A_recipe_says_itself_as_code()
    {
        var code = new Recipe { Head = HeadKind.Mlp, Hidden = 128, Dropout = 0.3, Depth = 1, Rate = 0.023, LayerFactor = 0.05, Views = Views.Article, Shape = RateShape.OneCycle }.ToCode();
        Assert.Equal("""
            new Recipe
            {
                Head = HeadKind.Mlp,
                Hidden = 128,
                Dropout = 0.3,
                Depth = 1,
                Rate = 0.023,
                LayerFactor = 0.05,
                Views = Views.Article,
                Shape = RateShape.OneCycle,
                Epochs = 27,
            }
            """, code);
    }

    [Fact]
    public void A_probe_as_code_has_its_penalty_and_no_rates()
        => Assert.Equal("""
            new Recipe
            {
                Head = HeadKind.Probe,
                Penalty = 30,
                Depth = 0,
            }
            """, new Recipe { Head = HeadKind.Probe, Penalty = 30 }.ToCode());

    [Fact]
    public void A_probes_views_are_said_too()
    {
        var probe = new Recipe { Head = HeadKind.Probe, Penalty = 30, Views = Views.Mirrored };
        Assert.Contains("    Views = Views.Mirrored,\n", probe.ToCode());
        Assert.Equal("probe, penalty 30; images mirrored × 2", probe.ToString());
    }

    [Fact]
    public void The_probes_of_a_space_keep_to_it()
    {
        Assert.Equal(9, new SearchSpace().Probes.Count);
        var few = new SearchSpace { Penalty = (50, 200), Views = [Views.Mirrored, Views.Plain] }.Probes;
        Assert.Equal([(50.0, "mirrored"), (100, "mirrored"), (200, "mirrored"), (50, "plain"), (100, "plain"), (200, "plain")], few.Select(probe => (probe.Penalty, probe.Views.Name)));
        Assert.All(few, probe => Assert.True(probe.IsFitted));
        Assert.Equal([1000.0], new SearchSpace { Penalty = (1000, 3000), Views = [Views.Plain] }.Probes.Select(probe => probe.Penalty));
        Assert.Empty(new SearchSpace { Heads = [HeadKind.Linear] }.Probes);
    }
}
