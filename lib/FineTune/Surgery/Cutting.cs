using FineTune.Models;

namespace FineTune.Surgery;

/// <summary>Cuts a backbone in two.</summary>
public static class Cutting
{
    /// <summary>
    /// Cuts a backbone after a stage: <c>tail(trunk(images))</c> gives what the backbone gives. Both parts share the backbone's modules:
    /// what is trained in a part is trained in the backbone, and disposing a part disposes nothing. A part is a view of the moment:
    /// cut again after replacing a head or moving the model to another device.
    /// </summary>
    /// <param name="model">The backbone, which goes on owning its modules.</param>
    /// <param name="stage">The last stage of the trunk: "layer3". After the last stage before the head, the trunk gives features [N, F].</param>
    /// <returns>The trunk, from the pixels to the end of the stage, and the tail, from there to the logits.</returns>
    /// <exception cref="ArgumentException">There is no such stage, or it is the head, after which nothing is left.</exception>
    public static (StageRun Trunk, StageRun Tail) CutAfter(this Backbone model, string stage)
    {
        ArgumentNullException.ThrowIfNull(model);
        var last = model.Stage(stage).Name;
        var stages = model.Stages;
        var cut = stages.TakeWhile(one => one.Name != last).Count() + 1;
        if (cut == stages.Count) throw new ArgumentException($"After '{last}' nothing is left: cut after {string.Join(", ", stages.Take(cut - 1).Select(one => one.Name))}.", nameof(stage));
        return (new StageRun($"{model.GetName()} to {last}", [.. stages.Take(cut)]), new StageRun($"{model.GetName()} after {last}", [.. stages.Skip(cut)]));
    }
}
