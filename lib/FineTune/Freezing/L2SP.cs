using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Freezing;

/// <summary>
/// A penalty that pulls fine-tuned weights back to where they started instead of to zero, against forgetting:
/// α/2 ‖w - w₀‖² over the stages below the head plus β/2 ‖w‖² over the head. Use it instead of weight decay:
/// <c>new Trainer(model, optimizer) { Penalty = l2sp.Penalty }</c>. Source: Li, Grandvalet and Davoine, 2018,
/// https://arxiv.org/abs/1802.01483.
/// </summary>
public sealed class L2SP : IDisposable
{
    private readonly Backbone model;
    private readonly double alpha;
    private readonly double beta;
    private readonly Dictionary<string, Tensor> start;

    private L2SP(Backbone model, double alpha, double beta, Dictionary<string, Tensor> start)
        => (this.model, this.alpha, this.beta, this.start) = (model, alpha, beta, start);

    /// <summary>Remembers the weights below the head as they are now: a copy of them is kept on their device.</summary>
    /// <param name="model">The backbone with its pretrained weights.</param>
    /// <param name="alpha">How strongly the pretrained weights pull; the paper finds 0.1 to 0.01.</param>
    /// <param name="beta">How strongly the head is pulled to zero; the paper takes 0.01.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative strength.</exception>
    public static L2SP From(Backbone model, double alpha = 0.1, double beta = 0.01)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        ArgumentOutOfRangeException.ThrowIfNegative(beta);
        using var frozen = no_grad();
        return new L2SP(model, alpha, beta, Below(model).ToDictionary(entry => entry.Name, entry => entry.Value.clone().DetachFromDisposeScope()));
    }

    /// <summary>The penalty of the weights as they are: add it to the loss. Frozen parameters, which cannot move, take no part.</summary>
    /// <returns>A scalar with gradients, of the parameters' dtype.</returns>
    public Tensor Penalty()
    {
        using var scope = NewDisposeScope();
        var terms = new List<Tensor>();
        foreach (var (name, value) in Below(model).Where(entry => entry.Value.requires_grad))
            terms.Add((value - start[name].to(value.device)).square().sum() * (alpha / 2));
        foreach (var value in model.Stages[^1].Parameters.Where(parameter => parameter.requires_grad))
            terms.Add(value.square().sum() * (beta / 2));
        var like = model.parameters().First();
        var sum = terms.Count == 0 ? zeros([], like.dtype, like.device) : stack(terms).sum();
        return sum.MoveToOuterDisposeScope();
    }

    /// <summary>Frees the copy of the starting weights.</summary>
    public void Dispose()
    {
        foreach (var tensor in start.Values) tensor.Dispose();
        start.Clear();
    }

    private static IEnumerable<(string Name, Tensor Value)> Below(Backbone model) => model.Trunk
        .SelectMany(stage => stage.Modules)
        .SelectMany(entry => entry.Module.named_parameters().Select(parameter => ($"{entry.Name}.{parameter.name}", (Tensor)parameter.parameter)));
}
