using TorchSharp.Modules;

namespace FineTune.Freezing;

/// <summary>Parameters that are trained alike.</summary>
/// <param name="Name">For example "layer4", or "layer4, norms and biases".</param>
/// <param name="Parameters">Those of them that learn.</param>
/// <param name="LearningRate">Their learning rate; null for the optimiser's.</param>
/// <param name="Decays">Whether the optimiser's weight decay holds for them.</param>
public sealed record ParameterGroup(string Name, IReadOnlyList<Parameter> Parameters, double? LearningRate, bool Decays)
{
    /// <summary>0 where nothing decays, else null: the optimiser's own weight decay.</summary>
    internal double? WeightDecay => Decays ? null : 0;
}
