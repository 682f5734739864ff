using System.Collections.Generic;


namespace TorchSharp.Modules;

public partial class Rprop
{
    /// <summary>The settings of a group; what is null is taken from the optimiser's defaults.</summary>
    public class Options : OptimizerOptions
    {
        public bool? maximize;
        public double? etaminus;
        public double? etaplus;
        public double? min_step;
        public double? max_step;

        internal override bool Maximizes => maximize!.Value;

        internal override void Visit(OptionVisitor visitor)
        {
            visitor.Flag(ref maximize);
            visitor.Number(ref etaminus);
            visitor.Number(ref etaplus);
            visitor.Number(ref min_step);
            visitor.Number(ref max_step);
        }
    }

    /// <summary>Parameters that share settings.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        public ParamGroup() => Options = new Options();

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize })
        {
        }
    }
}
