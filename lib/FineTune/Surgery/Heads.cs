using FineTune.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>New heads on old trunks.</summary>
public static class Heads
{
    /// <summary>One linear layer.</summary>
    /// <param name="classes">How many classes the new task has.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes.</exception>
    public static HeadPlan Linear(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        return new HeadPlan($"linear, {classes} classes", width => nn.Linear(width, classes));
    }

    /// <summary>Two linear layers with ReLU and dropout between them.</summary>
    /// <param name="classes">How many classes the new task has.</param>
    /// <param name="hidden">The width between the layers.</param>
    /// <param name="dropout">The share of hidden features that is dropped in training, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes, no width, or a share outside 0 to 1.</exception>
    public static HeadPlan Mlp(int classes, int hidden = 512, double dropout = 0.5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        RequireShare(dropout);
        return new HeadPlan(FormattableString.Invariant($"MLP {hidden}, dropout {dropout}, {classes} classes"),
            width => new Chain(nn.Linear(width, hidden), nn.ReLU(inplace: true), nn.Dropout(dropout), nn.Linear(hidden, classes)));
    }

    /// <summary>A classifier by angle: <see cref="CosineHead"/>.</summary>
    /// <param name="classes">How many classes the new task has.</param>
    /// <param name="scale">The first value of the learned scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes, or a scale that is not positive.</exception>
    public static HeadPlan Cosine(int classes, double scale = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        return new HeadPlan($"cosine, {classes} classes", width => new CosineHead(width, classes, scale));
    }

    /// <summary>Replaces the head by a fresh linear layer: what was learned below it stays.</summary>
    /// <param name="model">The backbone; its old head is disposed.</param>
    /// <param name="classes">How many classes the new task has.</param>
    /// <returns>The new head, [N, features] to [N, classes].</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two classes.</exception>
    public static Linear ReplaceHead(this Backbone model, int classes) => (Linear)model.ReplaceHead(Linear(classes));

    /// <summary>Replaces the head by a fresh one of any kind: <c>model.ReplaceHead(Heads.Mlp(9))</c>.</summary>
    /// <param name="model">The backbone; its old head is disposed.</param>
    /// <param name="plan">What the new head will be.</param>
    /// <returns>The new head on the model's device, [N, features] to [N, classes].</returns>
    public static nn.Module<Tensor, Tensor> ReplaceHead(this Backbone model, HeadPlan plan)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(plan);
        var like = model.parameters().First();
        var head = plan.Build(model.FeatureWidth);
        model.Head = TorchSharp.ModuleExtensionMethods.to(head, like.device, like.dtype);
        return model.Head;
    }

    /// <summary>Puts dropout between the features and the head; where there is one already, it takes its place.</summary>
    /// <param name="model">The backbone.</param>
    /// <param name="share">The share of features that is dropped in training, 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A share outside 0 to 1.</exception>
    public static void InsertDropout(this Backbone model, double share)
    {
        ArgumentNullException.ThrowIfNull(model);
        RequireShare(share);
        model.HeadDropout = nn.Dropout(share);
    }

    private static void RequireShare(double share)
    {
        if (!(share >= 0 && share < 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "Dropout takes a share from 0 to below 1.");
    }
}
