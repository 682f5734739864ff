using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>
/// A network for image classification that can be operated on: its stages have names, its head can be replaced, and what
/// stands below the head can be asked for features.
/// </summary>
public abstract class Backbone : nn.Module<Tensor, Tensor>
{
    /// <summary>Names the network.</summary>
    /// <param name="name">For example "resnet18".</param>
    protected Backbone(string name) : base(name)
    {
    }

    /// <summary>The stages from the pixels to the logits; the last one is the head.</summary>
    public abstract IReadOnlyList<Stage> Stages { get; }

    /// <summary>How many features the head is given: F in <see cref="Features"/>.</summary>
    public abstract long FeatureWidth { get; }

    /// <summary>The classifier at the end, [N, F] to [N, classes]. Set it to replace it; the old one is disposed.</summary>
    public abstract nn.Module<Tensor, Tensor> Head { get; set; }

    /// <summary>What stands below the head.</summary>
    /// <param name="images">Normalised images [N, 3, H, W], Float32.</param>
    /// <returns>Features [N, F], Float32.</returns>
    public abstract Tensor Features(Tensor images);

    /// <summary>Logits of a batch of images.</summary>
    /// <param name="input">Normalised images [N, 3, H, W], Float32.</param>
    /// <returns>Logits [N, classes], Float32.</returns>
    public override Tensor forward(Tensor input)
    {
        using var features = Features(input);
        return Head.call(features);
    }

    /// <summary>
    /// Training or inference mode. BatchNorm layers whose weights are frozen stay in inference mode: otherwise their running
    /// statistics would drift to the new data, and a frozen trunk would change all the same.
    /// </summary>
    /// <param name="train">True for training.</param>
    public override void train(bool train = true)
    {
        base.train(train);
        if (!train) return;
        foreach (var norm in modules().OfType<BatchNorm2d>().Where(IsFrozen)) norm.eval();
    }

    /// <summary>The stage of that name.</summary>
    /// <param name="name">For example "layer4".</param>
    /// <exception cref="ArgumentException">There is no such stage; the message lists those that are.</exception>
    public Stage Stage(string name) => Stages.FirstOrDefault(stage => stage.Name == name) ?? throw new ArgumentException(
        $"{GetName()} has no stage '{name}': it has {string.Join(", ", Stages.Select(stage => stage.Name))}.", nameof(name));

    /// <summary>Puts another module where one of that name was (TorchSharp's own models cannot do this).</summary>
    /// <param name="name">The module's name in this network.</param>
    /// <param name="module">What takes its place.</param>
    protected void Replace(string name, nn.Module module)
    {
        if (_internal_submodules.TryGetValue(name, out var before))
        {
            if (ReferenceEquals(before, module)) return;
            _ = _internal_submodules.Remove(name);
            before.Dispose();
        }
        register_module(name, module);
    }

    internal static bool IsFrozen(BatchNorm2d norm) => norm.affine && !norm.weight.requires_grad;
}
