using FineTune.Models;

namespace FineTune.Freezing;

/// <summary>
/// Groups what learns: each stage with its own learning rate, norms and biases without weight decay (parameters of at most one dimension,
/// as in He and others, 2018, https://arxiv.org/abs/1812.01187). Frozen parameters stand in no group.
/// </summary>
public static class Grouping
{
    /// <summary>All stages at the optimiser's learning rate; norms and biases without weight decay.</summary>
    /// <param name="model">A backbone.</param>
    /// <exception cref="InvalidOperationException">Every parameter is frozen.</exception>
    public static ParameterGroups ParameterGroups(this Backbone model) => Groups(model, (_, _) => null);

    /// <summary>
    /// Layer-wise rates: the head learns at <paramref name="rate"/>, each stage below it at <paramref name="decay"/> times the rate of the
    /// stage above. Source: discriminative fine-tuning in ULMFiT (Howard and Ruder, 2018, https://arxiv.org/abs/1801.06146; there 1/2.6).
    /// </summary>
    /// <param name="model">A backbone.</param>
    /// <param name="rate">The head's learning rate.</param>
    /// <param name="decay">Above 0, at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate that is not positive, or a decay outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">Every parameter is frozen.</exception>
    public static ParameterGroups ParameterGroups(this Backbone model, double rate, double decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decay, 1);
        return Groups(model, (_, depth) => rate * Math.Pow(decay, depth));
    }

    /// <summary>Each stage that is named at its own rate: <c>model.ParameterGroups(("layer4", 1e-4), ("head", 1e-3))</c>.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="rates">Stages and their learning rates; one that learns but is not named has the optimiser's.</param>
    /// <exception cref="ArgumentException">A stage is not known, or is named though it is frozen.</exception>
    /// <exception cref="InvalidOperationException">Every parameter is frozen.</exception>
    public static ParameterGroups ParameterGroups(this Backbone model, params (string Stage, double Rate)[] rates)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rates);
        foreach (var (name, rate) in rates)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate, nameof(rates));
            if (model.Stage(name).IsFrozen) throw new ArgumentException($"'{name}' has a learning rate but is frozen: unfreeze it with model.UnfreezeStages(\"{name}\"), or leave it out.", nameof(rates));
        }
        var known = rates.ToDictionary(entry => entry.Stage, entry => entry.Rate);
        return Groups(model, (stage, _) => known.TryGetValue(stage.Name, out var rate) ? rate : null);
    }

    private static ParameterGroups Groups(Backbone model, Func<Stage, int, double?> rateOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        var groups = new List<ParameterGroup>();
        var stages = model.Stages;
        for (var i = 0; i < stages.Count; i++) groups.AddRange(Groups(stages[i], rateOf(stages[i], stages.Count - 1 - i)));
        return groups.Count > 0 ? new ParameterGroups(groups)
            : throw new InvalidOperationException("Every parameter of the model is frozen: nothing would learn. Unfreeze at least the head, for example with model.FreezeAllBut(\"head\").");
    }

    private static IEnumerable<ParameterGroup> Groups(Stage stage, double? rate)
    {
        var learning = stage.Parameters.Where(parameter => parameter.requires_grad).ToLookup(parameter => parameter.Dimensions > 1);
        if (learning[true].Any()) yield return new ParameterGroup(stage.Name, [.. learning[true]], rate, Decays: true);
        if (learning[false].Any()) yield return new ParameterGroup($"{stage.Name}, norms and biases", [.. learning[false]], rate, Decays: false);
    }
}
