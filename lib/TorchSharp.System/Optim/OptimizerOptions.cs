using System.IO;

namespace TorchSharp.Modules;

/// <summary>What a group is optimised with; what is null is taken from the optimiser's defaults.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    /// <summary>λ of an L2 penalty: λθ is added to the gradient. Decoupled decay (AdamW's) does not count.</summary>
    internal virtual double Decay => 0;

    /// <summary>Whether the loss is climbed instead.</summary>
    internal virtual bool Maximizes => false;

    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
        Visit(new OptionVisitor.Writing(writer));
    }

    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
        Visit(new OptionVisitor.Reading(reader));
    }

    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        Take(source, onlyMissing: false);
    }

    /// <summary>Lists the options of this kind of optimiser.</summary>
    internal virtual void Visit(OptionVisitor visitor) { }

    internal OptimizerOptions Copy() => (OptimizerOptions)MemberwiseClone();

    internal void FillFrom(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        Take(defaults, onlyMissing: true);
    }

    private void Take(OptimizerOptions source, bool onlyMissing)
    {
        if (source.GetType() != GetType()) return;
        var taking = new OptionVisitor.Taking();
        source.Visit(taking);
        Visit(new OptionVisitor.Giving(taking.Values, onlyMissing));
    }
}
