using FineTune.Data;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Command.Profiling;

/// <summary>One batch through a network, stage by stage, in inference mode.</summary>
internal static class StagePass
{
    public static IReadOnlyList<Phase> Of(Backbone model, ImageSet set, int size)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        model.eval();
        using var batch = set.InBatches(size).Epoch(0).First();
        _ = Through(model, batch);
        return Through(model, batch);
    }

    private static IReadOnlyList<Phase> Through(Backbone model, Batch batch)
    {
        var clock = new PhaseClock();
        var maps = batch.Images;
        foreach (var stage in model.Stages) maps = clock.Time(stage.Name, (int)batch.Labels.numel(), () => stage.Forward(maps));
        return clock.Phases;
    }
}
