namespace FineTune.Transfer;

/// <summary>
/// Many recipes for a short while, the better ones for longer: at each rung the best 1/factor go on, for factor times the epochs, so that every rung costs about
/// as much. Source: Jamieson and Talwalkar, Non-stochastic best arm identification and hyperparameter optimization, 2016, https://arxiv.org/abs/1502.07943;
/// the rungs are those of a bracket of Hyperband (Li et al., 2018, https://arxiv.org/abs/1603.06560).
/// </summary>
public static class SuccessiveHalving
{
    /// <summary>The rungs of one bracket.</summary>
    /// <param name="recipes">How many recipes begin.</param>
    /// <param name="epochs">How many epochs the last rung has.</param>
    /// <param name="fewest">How many epochs the first rung has at least.</param>
    /// <param name="factor">By what the recipes become fewer and the epochs more, at least 2.</param>
    /// <returns>From the first rung to the last, which has all the epochs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No recipe, no epoch, fewer epochs than the fewest, or a factor below 2.</exception>
    public static IReadOnlyList<Rung> Rungs(int recipes, int epochs, int fewest = 1, int factor = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(recipes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, fewest);
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 2);
        // Backwards from the last rung, until there is one recipe's worth of shares or the epochs are too few.
        var rungs = 1;
        for (var (share, length) = (recipes / factor, epochs / factor); share >= 1 && length >= fewest; (share, length) = (share / factor, length / factor)) rungs++;
        var found = new Rung[rungs];
        for (var i = 0; i < rungs; i++) found[i] = new Rung(recipes / Power(factor, i), epochs / Power(factor, rungs - 1 - i));
        return found;
    }

    private static int Power(int factor, int exponent) => exponent == 0 ? 1 : factor * Power(factor, exponent - 1);
}

/// <summary>One step of a bracket.</summary>
/// <param name="Recipes">How many are tried.</param>
/// <param name="Epochs">How many epochs each is trained.</param>
public sealed record Rung(int Recipes, int Epochs);
