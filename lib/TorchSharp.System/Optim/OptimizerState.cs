using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    public virtual void SaveStateDict(BinaryWriter writer) => Visit(new StateVisitor.Writing(writer));

    public virtual void LoadStateDict(BinaryReader reader) => Visit(new StateVisitor.Reading(reader, _parameter.device));

    public virtual void LoadStateDict(OptimizerState source)
    {
        if (source.GetType() == GetType()) Visit(new StateVisitor.Copying(Contents(source), _parameter.device));
    }

    public virtual bool ApproximatelyEquals(OptimizerState other)
    {
        if (other.GetType() != GetType()) return false;
        var comparing = new StateVisitor.Comparing(Contents(other));
        Visit(comparing);
        return comparing.Same;
    }

    public abstract void Initialize(OptimizerOptions options);

    public virtual void to(Device device) => Visit(new StateVisitor.Moving(device));

    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
        => new StateVisitor.Reading(reader, device).Optional(ref result);

    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
        => new StateVisitor.Writing(writer).Optional(ref tensor);

    /// <summary>Lists what this kind of optimiser remembers.</summary>
    internal virtual void Visit(StateVisitor visitor) { }

    /// <summary>A tensor like the parameter that lives as long as the optimiser, whatever scope is open.</summary>
    private protected Tensor Filled(double value)
    {
        using var frozen = no_grad();
        return full_like(_parameter, value).DetachFromDisposeScope();
    }

    private protected Tensor Zeros() => Filled(0);

    private static Queue<object?> Contents(OptimizerState state)
    {
        var taking = new StateVisitor.Taking();
        state.Visit(taking);
        return taking.Values;
    }
}
