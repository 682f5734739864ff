using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam by the infinity norm: θ -= lr·m̂ / u, u = max(β₂u, |g| + ε) (https://arxiv.org/abs/1412.6980, section 7).</summary>
    public partial class Adamax : OptimizerHelper, optim.IBetas
    {
        public Adamax(IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay)
        {
        }

        public Adamax(IEnumerable<ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(beta1 is >= 0 and <= 1, "beta1 value", beta1);
            Require(beta2 is >= 0 and <= 1, "beta2 value", beta2);
            Require(eps >= 0, "eps value", eps);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay }, parameters);
        }

        public (double, double) Betas
        {
            get => GroupBetas;
            set => GroupBetas = value;
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            var beta1 = options.beta1!.Value;
            _ = state.exp_avg.mul_(beta1).add_(gradient, 1 - beta1);
            var largest = gradient.abs().add_(options.eps!.Value).maximum(state.exp_inf.mul_(options.beta2!.Value));
            _ = state.exp_inf.copy_(largest);
            _ = parameter.addcdiv_(state.exp_avg, state.exp_inf, -options.LearningRate!.Value / Moments.Correction(beta1, ++state.step));
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_inf = null!;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                exp_avg = Zeros();
                exp_inf = Zeros();
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref exp_avg);
                visitor.Needed(ref exp_inf);
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
            public static Adamax Adamax(IEnumerable<Parameter> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
                => new(parameters, lr, beta1, beta2, eps, weight_decay);

            public static Adamax Adamax(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
                => new(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay);

            public static Adamax Adamax(IEnumerable<Adamax.ParamGroup> parameters, double lr = 2e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0)
                => new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}
