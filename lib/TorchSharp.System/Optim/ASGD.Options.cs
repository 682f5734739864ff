using System.Collections.Generic;


namespace TorchSharp.Modules;

public partial class ASGD
{
    /// <summary>The settings of a group; what is null is taken from the optimiser's defaults.</summary>
    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? lambd;
        public double? alpha;
        public double? weight_decay;
        public double? t0;

        internal override double Decay => weight_decay!.Value;

        internal override bool Maximizes => maximize!.Value;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Flag(ref maximize);
            visitor.Number(ref lambd);
            visitor.Number(ref alpha);
            visitor.Number(ref weight_decay);
            visitor.Number(ref t0);
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup() => Options = new Options();

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0)
            : base(parameters, new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay })
        {
        }
    }
}
