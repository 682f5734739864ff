using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>New heads on old trunks.</summary>
public static class Heads
{
    /// <summary>Replaces the head by a fresh linear layer: what was learned below it stays.</summary>
    /// <param name="model">The backbone; its old head is disposed.</param>
    /// <param name="classes">How many classes the new task has.</param>
    /// <returns>The new head, [N, features] to [N, classes].</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes.</exception>
    public static TorchSharp.Modules.Linear ReplaceHead(this Backbone model, int classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var device = model.parameters().First().device;
        var head = nn.Linear(model.FeatureWidth, classes, device: device);
        model.Head = head;
        return head;
    }
}
