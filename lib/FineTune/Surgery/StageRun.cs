using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Surgery;

/// <summary>Some stages of a backbone as a module of their own. It shares their parameters, under their names, and owns nothing.</summary>
public sealed class StageRun : nn.Module<Tensor, Tensor>
{
    internal StageRun(string name, IReadOnlyList<Stage> stages) : base(name)
    {
        Stages = stages;
        foreach (var (path, module) in stages.SelectMany(stage => stage.Modules)) Share(path, module);
    }

    /// <summary>The stages, in the order in which data flows.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Whether every parameter is frozen: what a feature cache may compute once.</summary>
    public bool IsFrozen => Stages.All(stage => stage.IsFrozen);

    /// <summary>Sends a tensor through the stages.</summary>
    /// <param name="input">What the first stage takes: images [N, 3, H, W], or what the stage before it gave. It is not disposed.</param>
    /// <returns>What the last stage gives, Float32.</returns>
    public override Tensor forward(Tensor input) => Stage.Run(Stages, input);

    /// <inheritdoc cref="Backbone.train"/>
    public override void train(bool train = true)
    {
        base.train(train);
        if (train) Stage.KeepFrozenStill(Stages);
    }

    /// <summary>Lets go of the stages, which belong to the backbone.</summary>
    /// <param name="disposing">True when called by <c>Dispose</c>.</param>
    protected override void Dispose(bool disposing)
    {
        ClearModules();
        base.Dispose(disposing);
    }

    // A module's name has no dots: "features.0" is "0" in "features".
    private void Share(string path, nn.Module module)
    {
        var parts = path.Split('.');
        nn.Module owner = this;
        foreach (var part in parts[..^1])
        {
            var inner = owner.named_children().FirstOrDefault(child => child.name == part).module;
            if (inner is null) owner.register_module(part, inner = new Folder(part));
            owner = inner;
        }
        owner.register_module(parts[^1], module);
    }

    private sealed class Folder(string name) : nn.Module(name);
}
