using FineTune.Models;

namespace FineTune.Freezing;

/// <summary>What of one stage will learn.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Parameters">Numbers in its parameters.</param>
/// <param name="Learning">Those of them that learn.</param>
/// <param name="BatchNorms">Its BatchNorm layers.</param>
/// <param name="Updating">Those of them whose running statistics change in the next training pass.</param>
public sealed record StageReport(string Stage, long Parameters, long Learning, int BatchNorms, int Updating)
{
    internal static StageReport Of(Stage stage)
    {
        var parameters = stage.Parameters.ToArray();
        var norms = stage.Modules.SelectMany(entry => entry.Module.modules().Append(entry.Module)).OfType<TorchSharp.Modules.BatchNorm>().ToArray();
        return new StageReport(
            stage.Name,
            parameters.Sum(parameter => parameter.numel()),
            parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel()),
            norms.Length,
            stage.IsFrozen ? 0 : norms.Count(Models.Stage.Learns));
    }
}
