using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Freezing;

/// <summary>
/// Which parameters learn. A backbone's BatchNorm layers whose weights are frozen stay in inference mode through
/// <c>train()</c>: <c>requires_grad = false</c> alone does not stop their running statistics from drifting. In a module that is no
/// backbone and no part of one they drift; <see cref="Stillness"/> shows it.
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

    /// <summary>Freezes all stages but the last ones, which learn: 1 leaves the head alone.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="stages">How many stages learn, counted from the head; 0 freezes all.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0, or more stages than there are.</exception>
    public static void FreezeAllButLast(this Backbone model, int stages)
    {
        ArgumentNullException.ThrowIfNull(model);
        var all = model.Stages;
        ArgumentOutOfRangeException.ThrowIfNegative(stages);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stages, all.Count);
        model.FreezeAllBut([.. all.TakeLast(stages).Select(stage => stage.Name)]);
    }

    /// <summary>Freezes the parameters that the patterns pick: <c>model.FreezeNames("layer1", "*.bn?.*")</c>.</summary>
    /// <param name="model">Any module.</param>
    /// <param name="patterns">Text with * and ?, or regular expressions; see <see cref="NamePattern"/>.</param>
    /// <returns>The names of the parameters that were picked.</returns>
    /// <exception cref="ArgumentException">A pattern meets no parameter; nothing was changed.</exception>
    public static IReadOnlyList<string> FreezeNames(this nn.Module model, params NamePattern[] patterns) => SetLearning(model, patterns, false);

    /// <summary>Lets the parameters learn that the patterns pick; the others stay as they are.</summary>
    /// <param name="model">Any module.</param>
    /// <param name="patterns">Text with * and ?, or regular expressions; see <see cref="NamePattern"/>.</param>
    /// <returns>The names of the parameters that were picked.</returns>
    /// <exception cref="ArgumentException">A pattern meets no parameter; nothing was changed.</exception>
    public static IReadOnlyList<string> UnfreezeNames(this nn.Module model, params NamePattern[] patterns) => SetLearning(model, patterns, true);

    /// <summary>What will learn, stage by stage.</summary>
    /// <param name="model">A backbone.</param>
    public static TrainableReport Trainable(this Backbone model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new TrainableReport([.. model.Stages.Select(StageReport.Of)]);
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

    private static string[] SetLearning(nn.Module model, NamePattern[] patterns, bool learns)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(patterns);
        var all = model.named_parameters().ToArray();
        foreach (var pattern in patterns)
        {
            if (!all.Any(entry => pattern.Matches(entry.name)))
                throw new ArgumentException($"'{pattern}' meets no parameter of {model.GetName()}: there are {string.Join(", ", all.Take(3).Select(entry => entry.name))}, ..., {all.LastOrDefault().name}.", nameof(patterns));
        }
        var picked = all.Where(entry => patterns.Any(pattern => pattern.Matches(entry.name))).ToArray();
        foreach (var (_, parameter) in picked) parameter.requires_grad = learns;
        return [.. picked.Select(entry => entry.name)];
    }
}
