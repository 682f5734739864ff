using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Steps divided by the root of a running mean of g²: θ -= lr·g / (√E[g²] + ε) (Hinton, 2012, lecture 6e).</summary>
    public partial class RMSProp : OptimizerHelper, optim.IMomentum
    {
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(alpha >= 0, "alpha", alpha);
            Require(momentum >= 0, "momentum value", momentum);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Start(new Options { LearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize }, parameters);
        }

        public double Momentum
        {
            get => GroupMomentum;
            set => GroupMomentum = value;
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            double alpha = options.alpha!.Value, momentum = options.momentum!.Value, rate = options.LearningRate!.Value;
            state.step++;
            _ = state.square_avg.mul_(alpha).addcmul_(gradient, gradient, 1 - alpha);
            var spread = (options.centered == true ? state.Variance(gradient, alpha) : state.square_avg).sqrt().add_(options.eps!.Value);
            if (momentum > 0) _ = parameter.add_(state.momentum_buffer!.mul_(momentum).addcdiv_(gradient, spread), -rate);
            else _ = parameter.addcdiv_(gradient, spread, -rate);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor? momentum_buffer;
            public Tensor? grad_avg;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                square_avg = Zeros();
                momentum_buffer = Zeros();
                grad_avg = Zeros();
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            /// <summary>E[g²] - E[g]², after one more gradient.</summary>
            internal Tensor Variance(Tensor gradient, double alpha)
            {
                var mean = grad_avg!.mul_(alpha).add_(gradient, 1 - alpha);
                return square_avg.addcmul(mean, mean, -1);
            }

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref square_avg);
                visitor.Optional(ref momentum_buffer);
                visitor.Optional(ref grad_avg);
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
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 1e-2, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
