using FineTune.Freezing;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A part of a plan: what learns, for how long, at which rates.</summary>
/// <param name="name">What it is called, in the progress and in the figure of the history.</param>
/// <param name="epochs">How many epochs.</param>
/// <param name="learn">The stages that learn; all others are frozen.</param>
public sealed class TrainingPhase(string name, int epochs, params string[] learn)
{
    /// <summary>What it is called.</summary>
    public string Name { get; } = name;

    /// <summary>How many epochs.</summary>
    public int Epochs { get; } = epochs;

    /// <summary>The stages that learn, such as "layer4" and "head"; each has parameter groups of its own.</summary>
    public IReadOnlyList<string> Learn { get; } = learn;

    /// <summary>The learning rate of stages that <see cref="Rates"/> does not name.</summary>
    public double Rate { get; init; } = 0.001;

    /// <summary>Learning rates of single stages.</summary>
    public IDictionary<string, double> Rates { get; init; } = new Dictionary<string, double>();

    /// <summary>One of <see cref="Optimizers.Names"/>. It is made anew for the phase.</summary>
    public string Optimizer { get; init; } = "sgd";

    /// <summary>For "sgd" and "nesterov".</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay of what learns, but for norms and biases.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What the rates are multiplied by over the steps of the phase; null for 1.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Steps at the beginning of the phase over which the rates go up: fresh gradients on old weights are rough.</summary>
    public int WarmUp { get; init; }

    internal Schedule? WarmedUp => WarmUp > 0 ? (Schedule ?? Schedule.Constant).WithWarmUp(WarmUp) : Schedule;

    internal optim.Optimizer CreateOptimizer(Backbone model)
        => Optimizers.Create(Optimizer, model.ParameterGroups([.. Rates.Select(entry => (entry.Key, entry.Value))]), Rate, Momentum, WeightDecay);

    internal void Require(Backbone model)
    {
        if (Learn.Count == 0) throw new ArgumentException($"In the phase \"{Name}\" nothing learns: name at least one stage, such as \"head\".");
        var unknown = Rates.Keys.FirstOrDefault(stage => !Learn.Contains(stage));
        if (unknown is not null) throw new ArgumentException($"The phase \"{Name}\" has a rate for '{unknown}', which does not learn in it: {string.Join(", ", Learn)} do.");
        foreach (var stage in Learn) _ = model.Stage(stage);
    }
}
