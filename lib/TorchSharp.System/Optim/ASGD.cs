using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>SGD that also keeps the mean of the parameters over its steps, in ax (https://dl.acm.org/citation.cfm?id=131098).</summary>
    public partial class ASGD : OptimizerHelper
    {
        public ASGD(IEnumerable<Parameter> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, lambd, alpha, t0, weight_decay, maximize)
        {
        }

        public ASGD(IEnumerable<ParamGroup<Options>> parameters, double lr = 1e-2, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Start(new Options { LearningRate = lr, lambd = lambd, alpha = alpha, t0 = t0, weight_decay = weight_decay, maximize = maximize }, parameters);
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            double lambd = options.lambd!.Value, rate = options.LearningRate!.Value;
            state.step++;
            _ = parameter.mul_(1 - (lambd * state.eta)).add_(gradient, -state.eta);
            _ = state.mu == 1 ? state.ax.copy_(parameter) : state.ax.add_(parameter.sub(state.ax), state.mu);
            state.eta = rate / Math.Pow(1 + (lambd * rate * state.step), options.alpha!.Value);
            state.mu = 1 / Math.Max(1, state.step - options.t0!.Value);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public double eta;
            public double mu;
            public Tensor ax = null!;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                eta = options.LearningRate!.Value;
                mu = 1;
                ax = Zeros();
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Number(ref eta);
                visitor.Number(ref mu);
                visitor.Needed(ref ax);
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static ASGD ASGD(IEnumerable<Parameter> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
                => new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);

            public static ASGD ASGD(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), lr, lambd, alpha, t0, weight_decay, maximize);

            public static ASGD ASGD(IEnumerable<ParamGroup<ASGD.Options>> parameters, double lr = 1e-3, double lambd = 1e-4, double alpha = 0.75, double t0 = 1e6, double weight_decay = 0, bool maximize = false)
                => new(parameters, lr, lambd, alpha, t0, weight_decay, maximize);
        }
    }
}
