using TorchSharp.Modules;

namespace FineTune.Training;

/// <summary>Parameters that share a learning rate and a weight decay.</summary>
/// <param name="Parameters">The parameters.</param>
/// <param name="Rate">Their learning rate.</param>
/// <param name="WeightDecay">Their weight decay.</param>
public sealed record RateGroup(IReadOnlyList<Parameter> Parameters, double Rate, double WeightDecay = 0);
