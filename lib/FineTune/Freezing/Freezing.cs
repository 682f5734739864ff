using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Freezing;

/// <summary>
/// Which parameters learn. A backbone's BatchNorm layers whose weights are frozen stay in inference mode through
/// <c>train()</c>: <c>requires_grad = false</c> alone does not stop their running statistics from drifting.
/// </summary>
public static class Freezing
{
    /// <summary>Stops every parameter of the module from learning.</summary>
    /// <param name="module">Any module.</param>
    public static void Freeze(this nn.Module module) => SetLearning(module, false);

    /// <summary>Lets every parameter of the module learn.</summary>
    /// <param name="module">Any module.</param>
    public static void Unfreeze(this nn.Module module) => SetLearning(module, true);

    /// <summary>Freezes all stages but those that are named, which learn.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="stages">For example "head", or "layer4" and "head".</param>
    /// <exception cref="ArgumentException">A stage is not known.</exception>
    public static void FreezeAllBut(this Backbone model, params string[] stages)
    {
        ArgumentNullException.ThrowIfNull(model);
        var learning = stages.Select(model.Stage).ToArray();
        model.Freeze();
        foreach (var stage in learning) SetLearning(stage, true);
    }

    /// <summary>Lets the stages that are named learn; the others stay as they are.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="stages">For example "layer4".</param>
    /// <exception cref="ArgumentException">A stage is not known.</exception>
    public static void UnfreezeStages(this Backbone model, params string[] stages)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var stage in stages.Select(model.Stage).ToArray()) SetLearning(stage, true);
    }

    /// <summary>What will learn, stage by stage.</summary>
    /// <param name="model">A backbone.</param>
    public static IReadOnlyList<StageReport> Trainable(this Backbone model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Stages.Select(StageReport.Of)];
    }

    private static void SetLearning(nn.Module module, bool learns)
    {
        ArgumentNullException.ThrowIfNull(module);
        foreach (var parameter in module.parameters()) parameter.requires_grad = learns;
    }

    private static void SetLearning(Stage stage, bool learns)
    {
        foreach (var (_, module) in stage.Modules) SetLearning(module, learns);
    }
}
