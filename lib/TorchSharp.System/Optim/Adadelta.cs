using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Steps by the ratio of two running means: Δ = g·√(E[Δ²] + ε) / √(E[g²] + ε) (https://arxiv.org/abs/1212.5701).</summary>
    public partial class Adadelta : OptimizerHelper
    {
        public Adadelta(IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, rho, eps, weight_decay, maximize)
        {
        }

        public Adadelta(IEnumerable<ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(rho is >= 0 and <= 1, "rho value", rho);
            Require(eps >= 0, "eps value", eps);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Start(new Options { LearningRate = lr, rho = rho, eps = eps, weight_decay = weight_decay, maximize = maximize }, parameters);
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            double rho = options.rho!.Value, eps = options.eps!.Value;
            state.step++;
            var spread = state.square_avg.mul_(rho).addcmul_(gradient, gradient, 1 - rho).add(eps).sqrt_();
            var delta = state.acc_delta.add(eps).sqrt_().div_(spread).mul_(gradient);
            _ = state.acc_delta.mul_(rho).addcmul_(delta, delta, 1 - rho);
            _ = parameter.add_(delta, -options.LearningRate!.Value);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor acc_delta = null!;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                square_avg = Zeros();
                acc_delta = Zeros();
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref square_avg);
                visitor.Needed(ref acc_delta);
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
            public static Adadelta Adadelta(IEnumerable<Parameter> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
                => new(parameters, lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(IEnumerable<Adadelta.ParamGroup> parameters, double lr = 1.0, double rho = 0.9, double eps = 1e-6, double weight_decay = 0, bool maximize = false)
                => new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}
