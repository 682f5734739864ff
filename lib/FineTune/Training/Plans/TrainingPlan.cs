using FineTune.Models;

namespace FineTune.Training;

/// <summary>A fine-tuning as a whole: phases, one after the other, in one history.</summary>
/// <example><code>
/// var plan = new TrainingPlan(
///     new("head", epochs: 10, "head") { Rate = 0.001 },
///     new("layer4", epochs: 10, "layer4", "head") { Rates = { ["layer4"] = 0.0001 }, WarmUp = 10 });
/// var history = new Trainer(model).Fit(plan, train, validation);
/// </code></example>
/// <param name="phases">The phases in their order.</param>
public sealed class TrainingPlan(params TrainingPhase[] phases)
{
    /// <summary>The phases in their order.</summary>
    public IReadOnlyList<TrainingPhase> Phases { get; } = phases;

    /// <summary>How many epochs all phases have.</summary>
    public int Epochs => Phases.Sum(phase => phase.Epochs);

    /// <summary>The usual recipe: the head alone, then the head and layer4, SGD with a rate of 0.001 and momentum of 0.9.</summary>
    /// <param name="epochs">Epochs of each phase.</param>
    /// <param name="rate">The learning rate of both.</param>
    public static TrainingPlan HeadThenLayer4(int epochs = 10, double rate = 0.001) => new(
        new TrainingPhase("head", epochs, "head") { Rate = rate },
        new TrainingPhase("layer4", epochs, "head", "layer4") { Rate = rate });

    /// <summary>
    /// Gradual unfreezing with discriminative rates (Howard and Ruder, ULMFiT, 2018, https://arxiv.org/abs/1801.06146): the head
    /// alone, then one stage more in each phase from the top down, each stage's rate that of the one above it divided
    /// by 2.6, and a slanted triangle in each phase.
    /// </summary>
    /// <param name="model">The backbone, whose stages are unfrozen.</param>
    /// <param name="epochs">Epochs of each phase but the last.</param>
    /// <param name="last">Epochs of the last phase.</param>
    /// <param name="rate">The head's rate.</param>
    /// <param name="depth">How many stages below the head are unfrozen in the end; all of them if left out.</param>
    /// <param name="factor">By what the rate falls from stage to stage.</param>
    public static TrainingPlan GradualUnfreezing(Backbone model, int epochs = 1, int last = 5, double rate = 0.01, int? depth = null, double factor = 2.6)
    {
        ArgumentNullException.ThrowIfNull(model);
        string[] down = [.. model.Stages.Select(stage => stage.Name).Reverse()];
        var deepest = Math.Clamp(depth ?? down.Length - 1, 0, down.Length - 1);
        return new([.. Enumerable.Range(0, deepest + 1).Select(below => new TrainingPhase(below == 0 ? down[0] : $"from {down[below]}", below == deepest ? last : epochs, down[..(below + 1)])
        {
            Rates = down[..(below + 1)].Index().ToDictionary(entry => entry.Item, entry => rate / Math.Pow(factor, entry.Index)),
            Schedule = Schedule.SlantedTriangle(),
        })]);
    }

    /// <summary>
    /// Linear probing, then fine-tuning of everything at a small rate: a trained head spares the features the distortion
    /// that a random one brings (Kumar et al., 2022, https://arxiv.org/abs/2202.10054).
    /// </summary>
    /// <param name="model">The backbone.</param>
    /// <param name="probe">Epochs of the head alone.</param>
    /// <param name="tune">Epochs of everything.</param>
    /// <param name="probeRate">The head's rate while it learns alone.</param>
    /// <param name="tuneRate">Everything's rate after that.</param>
    public static TrainingPlan ProbeThenTune(Backbone model, int probe = 10, int tune = 10, double probeRate = 0.03, double tuneRate = 0.001)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new(
            new TrainingPhase("linear probe", probe, "head") { Rate = probeRate, Schedule = Schedule.Cosine() },
            new TrainingPhase("fine-tuning", tune, [.. model.Stages.Select(stage => stage.Name)]) { Rate = tuneRate, Schedule = Schedule.Cosine(), WarmUp = 10 });
    }
}
