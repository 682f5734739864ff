using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>Reads what flows out of a stage while a backbone runs, by a hook on the stage's last module.</summary>
internal sealed class StageTap : IDisposable
{
    private readonly Backbone model;
    private readonly string stage;
    private readonly bool asLeaf;
    private readonly nn.HookableModule<Func<nn.Module<Tensor, Tensor>, Tensor, Tensor>, Func<nn.Module<Tensor, Tensor>, Tensor, Tensor, Tensor>>.HookRemover hook;
    private Tensor? output;

    private StageTap(Backbone model, string stage, bool asLeaf)
    {
        (this.model, this.stage, this.asLeaf) = (model, stage, asLeaf);
        var last = model.Stage(stage).Modules[^1];
        if (last.Module is not nn.Module<Tensor, Tensor> module) throw new ArgumentException($"Stage '{stage}' ends in {last.Name}, which does not turn one tensor into one.", nameof(stage));
        hook = module.register_forward_hook((_, _, result) => Take(result));
    }

    /// <summary>A tap on a stage; dispose it, and the backbone is as before.</summary>
    /// <param name="model">The backbone.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="asLeaf">Whether gradients begin here: nothing below the stage is differentiated.</param>
    internal static StageTap On(Backbone model, string stage, bool asLeaf = false) => new(model, stage, asLeaf);

    /// <summary>The logits, and what the stage gave on the way.</summary>
    internal (Tensor Logits, Tensor Output) Run(Tensor images)
    {
        var logits = model.call(images);
        return (logits, Taken());
    }

    /// <summary>What the stage gave when the backbone ran last (after what followed it in place, such as a ReLU).</summary>
    internal Tensor Taken()
    {
        var taken = output ?? throw new InvalidOperationException($"Nothing flowed through stage '{stage}'.");
        output = null;
        return taken;
    }

    public void Dispose() => hook.remove();

    // The network goes on with a second handle on the same numbers: it disposes its own, and what it does in place is seen here.
    private Tensor Take(Tensor result)
    {
        output = asLeaf ? result.detach().requires_grad_(true).clone() : result.detach();
        return output.alias();
    }
}
