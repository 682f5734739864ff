using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Nonlinear conjugate gradient: the direction of Polak and Ribiere, never with a negative beta (PR+, Gilbert and Nocedal,
/// 1992, https://doi.org/10.1137/0802003), and a line search for the strong Wolfe conditions. It needs the loss over
/// all images, several times a step: in a <see cref="Trainer"/> it takes one step an epoch. All parameters share a dtype and a device.
/// </summary>
public sealed class ConjugateGradient : optim.Optimizer, IKeptOptimizer
{
    private readonly FlatParameters flat;
    private Tensor? direction;
    private Tensor? gradient;
    private double length;
    private double slope;

    /// <summary>Conjugate gradient over parameters.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="rate">How far the very first trial step goes, as a length in the space of all parameters.</param>
    public ConjugateGradient(IEnumerable<Parameter> parameters, double rate = 0.1) : base(0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        flat = new FlatParameters([.. parameters]);
        _parameter_groups = [new ParamGroup { Parameters = flat.All, Options = new() { LearningRate = rate, InitialLearningRate = rate } }];
    }

    /// <summary>How flat the line has to be where a search ends, as a share of its first slope: c2, between 1e-4 and 0.5.</summary>
    public double Curvature { get; init; } = 0.1;

    /// <summary>Takes one step along a conjugate direction.</summary>
    /// <param name="closure">Clears the gradients, computes the loss over everything, runs backward and returns the loss.</param>
    /// <returns>The loss before the step.</returns>
    /// <exception cref="ArgumentNullException">There is no closure.</exception>
    public override Tensor? step(Func<Tensor>? closure = null)
    {
        ArgumentNullException.ThrowIfNull(closure, nameof(closure));
        using var scope = NewDisposeScope();
        using var recording = enable_grad();
        var loss = closure();
        var (before, uphill, value) = (flat.Values(), flat.Gradient(), loss.ToDouble());
        var ahead = Conjugate(uphill);
        var found = Search(closure, before, ahead, value, uphill);
        if (found is null && direction is not null)
        {
            Forget();
            ahead = uphill.neg();
            found = Search(closure, before, ahead, value, uphill);
        }
        flat.Set(found is { } step ? before.add(ahead, step) : before);
        if (found is { } taken) Remember(uphill, ahead, taken);
        else Forget();
        return loss.MoveToOuterDisposeScope();
    }

    /// <summary>The parameters that it changes.</summary>
    public override IEnumerable<Parameter> parameters() => flat.All;

    /// <summary>Takes the gradients away.</summary>
    public override void zero_grad()
    {
        foreach (var parameter in flat.All) parameter.grad = null;
    }

    void IKeptOptimizer.Save(BinaryWriter writer)
    {
        writer.Write(direction is not null);
        if (direction is null) return;
        writer.Write(length);
        writer.Write(slope);
        direction.Save(writer);
        gradient!.Save(writer);
    }

    void IKeptOptimizer.Load(BinaryReader reader)
    {
        Forget();
        if (!reader.ReadBoolean()) return;
        (length, slope) = (reader.ReadDouble(), reader.ReadDouble());
        var device = flat.All[0].device;
        direction = TensorExtensionMethods.Load(reader).to(device).DetachFromDisposeScope();
        gradient = TensorExtensionMethods.Load(reader).to(device).DetachFromDisposeScope();
    }

    /// <summary>Gives the memory back.</summary>
    /// <param name="disposing">False in the finaliser.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private Tensor Conjugate(Tensor uphill)
    {
        if (direction is null || gradient is null) return uphill.neg();
        var beta = Math.Max(0, uphill.dot(uphill.sub(gradient)).ToDouble() / gradient.dot(gradient).ToDouble());
        var ahead = direction.mul(beta).sub_(uphill);
        return ahead.dot(uphill).ToDouble() < 0 ? ahead : uphill.neg();
    }

    private double? Search(Func<Tensor> closure, Tensor before, Tensor ahead, double value, Tensor uphill)
    {
        var steepness = ahead.dot(uphill).ToDouble();
        if (!(steepness < 0)) return null;
        // As far as the last step promised to lower the loss (Nocedal and Wright, 3.60).
        var first = direction is null ? _parameter_groups[0].LearningRate / Math.Sqrt(-steepness) : length * slope / steepness;
        var search = new WolfeSearch(step => At(closure, before, ahead, step), 1e-4, Curvature);
        return search.Find(value, steepness, first);
    }

    private (double Value, double Slope) At(Func<Tensor> closure, Tensor before, Tensor ahead, double step)
    {
        using var scope = NewDisposeScope();
        using (var there = before.add(ahead, step)) flat.Set(there);
        return (closure().ToDouble(), flat.Gradient().dot(ahead).ToDouble());
    }

    private void Remember(Tensor uphill, Tensor ahead, double step)
    {
        (length, slope) = (step, ahead.dot(uphill).ToDouble());
        Forget();
        (gradient, direction) = (uphill.DetachFromDisposeScope(), ahead.DetachFromDisposeScope());
    }

    private void Forget()
    {
        gradient?.Dispose();
        direction?.Dispose();
        (gradient, direction) = (null, null);
    }
}
