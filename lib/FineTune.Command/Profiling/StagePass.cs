using FineTune.Command.Training;
using FineTune.Data;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Command.Profiling;

/// <summary>One batch through a network, stage by stage, in inference mode.</summary>
internal static class StagePass
{
    /// <param name="model">On the task's device.</param>
    /// <param name="set">Its first batch is taken.</param>
    /// <param name="task">How large a batch is, and where it goes.</param>
    /// <param name="synchronise">As of <see cref="PhaseClock"/>.</param>
    public static IReadOnlyList<Phase> Of(Backbone model, ImageSet set, TaskRequest task, Action? synchronise)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        using var batch = set.InBatches(task.Batch, device: task.Device).Epoch(0).First();
        // The first pass also finds memory and chooses algorithms.
        _ = Through(model, batch, synchronise);
        return Through(model, batch, synchronise);
    }

    private static IReadOnlyList<Phase> Through(Backbone model, Batch batch, Action? synchronise)
    {
        var clock = new PhaseClock(synchronise);
        var maps = batch.Images;
        foreach (var stage in model.Stages) maps = clock.Time(stage.Name, (int)batch.Labels.numel(), () => stage.Forward(maps));
        return clock.Phases;
    }
}
