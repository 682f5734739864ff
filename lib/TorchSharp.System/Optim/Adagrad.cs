using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Steps divided by the root of all squared gradients so far: θ -= lr·g / (√Σg² + ε) (https://jmlr.org/papers/v12/duchi11a.html).</summary>
    public partial class Adagrad : OptimizerHelper
    {
        public Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(eps >= 0, "ε", eps);
            Require(lr_decay >= 0, "lr_decay value", lr_decay);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            Require(initial_accumulator_value >= 0, "initial_accumulator_value", initial_accumulator_value);
            Start(new Options { LearningRate = lr, lr_decay = lr_decay, weight_decay = weight_decay, initial_accumulator_value = initial_accumulator_value, eps = eps }, parameters);
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            var rate = options.LearningRate!.Value / (1 + (state.step++ * options.lr_decay!.Value));
            var spread = state.sum.addcmul_(gradient, gradient, 1).sqrt().add_(options.eps!.Value);
            _ = parameter.addcdiv_(gradient, spread, -rate);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor sum = null!;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                sum = Filled(((Options)options).initial_accumulator_value!.Value);
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref sum);
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
            public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters.Select(entry => entry.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            public static Adagrad Adagrad(IEnumerable<Adagrad.ParamGroup> parameters, double lr = 1e-2, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}
