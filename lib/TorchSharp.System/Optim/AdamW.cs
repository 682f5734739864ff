using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Adam with the weight decay apart from the gradient: θ -= lr·λ·θ first (https://arxiv.org/abs/1711.05101).</summary>
    public partial class AdamW : OptimizerHelper, optim.IBetas
    {
        public AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        public AdamW(IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(beta1 is >= 0 and < 1, "beta1", beta1);
            Require(beta2 is >= 0 and < 1, "beta2", beta2);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Start(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters);
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
            var rule = new AdamRule(options.LearningRate!.Value, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, ++state.step, options.weight_decay!.Value);
            rule.Apply(parameter, gradient, state.exp_avg, state.exp_avg_sq, options.amsgrad == true ? state.max_exp_avg_sq : null);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_avg_sq = null!;
            public Tensor? max_exp_avg_sq;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                exp_avg = Zeros();
                exp_avg_sq = Zeros();
                max_exp_avg_sq = ((Options)options).amsgrad == true ? Zeros() : null;
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref exp_avg);
                visitor.Needed(ref exp_avg_sq);
                visitor.Optional(ref max_exp_avg_sq);
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
            public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
