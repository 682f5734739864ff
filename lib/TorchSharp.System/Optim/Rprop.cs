using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Steps of the sign alone, longer while it stays and shorter when it turns (Riedmiller and Braun, 1993).</summary>
    public partial class Rprop : OptimizerHelper
    {
        public Rprop(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, etaminus, etaplus, min_step, max_step, maximize)
        {
        }

        public Rprop(IEnumerable<ParamGroup> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Start(new Options { LearningRate = lr, etaminus = etaminus, etaplus = etaplus, min_step = min_step, max_step = max_step, maximize = maximize }, parameters);
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            double shorter = options.etaminus!.Value, longer = options.etaplus!.Value;
            state.step++;
            var sign = gradient.mul(state.prev).sign();
            var turned = sign.lt(0);
            var factor = ones_like(sign).masked_fill_(sign.gt(0), longer).masked_fill_(turned, shorter);
            _ = state.step_size.mul_(factor).clamp_(options.min_step!.Value, options.max_step!.Value);
            // A step that went too far is not followed by another in the same breath.
            var direction = gradient.masked_fill(turned, 0);
            _ = parameter.addcmul_(direction.sign(), state.step_size, -1);
            _ = state.prev.copy_(direction);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor prev = null!;
            public Tensor step_size = null!;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                Dispose();
                step = 0;
                prev = Zeros();
                step_size = Filled(options.LearningRate!.Value);
            }

            public void Dispose() => Visit(StateVisitor.Disposing);

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Count(ref step);
                visitor.Needed(ref prev);
                visitor.Needed(ref step_size);
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
            public static Rprop Rprop(IEnumerable<Parameter> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
                => new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);

            public static Rprop Rprop(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), lr, etaminus, etaplus, min_step, max_step, maximize);

            public static Rprop Rprop(IEnumerable<Rprop.ParamGroup> parameters, double lr = 1e-2, double etaminus = 0.5, double etaplus = 1.2, double min_step = 1e-6, double max_step = 50, bool maximize = false)
                => new(parameters, lr, etaminus, etaplus, min_step, max_step, maximize);
        }
    }
}
