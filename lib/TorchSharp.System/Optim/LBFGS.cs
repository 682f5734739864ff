using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>L-BFGS without line search: quasi-Newton steps from the last pairs of steps and gradient changes (https://doi.org/10.1007/BF01589116).</summary>
    public partial class LBFGS : optim.Optimizer, optim.ILearningRateController
    {
        public double _rate;

        private readonly LbfgsLimits limits;
        private readonly CurvatureHistory history;
        private Tensor? direction;
        private Tensor? previousGradient;
        private double stepLength;

        internal LBFGS(IEnumerable<Parameter> parameters, double lr, LbfgsLimits limits) : base(0)
        {
            this.limits = limits;
            history = new CurvatureHistory(limits.History);
            _rate = InitialLearningRate = lr;
            _parameter_groups.Add(new ParamGroup { Parameters = parameters, Options = new() { LearningRate = lr, InitialLearningRate = lr } });
        }

        public double LearningRate
        {
            get => _parameter_groups[0].LearningRate;
            set => _rate = _parameter_groups[0].LearningRate = value;
        }

        public double InitialLearningRate { get; set; }

        public override void add_param_group(ParamGroup param_group) => throw new NotImplementedException("LBFGS does not take parameter groups.");

        public override Tensor? step(Func<Tensor>? closure)
        {
            if (closure is null) throw new ArgumentNullException(nameof(closure), "LBFGS evaluates the loss several times a step: give step() a closure that clears the gradients, computes the loss, runs backward and returns it.");
            var evaluation = new Evaluation(closure, parameters().ToList());
            var first = evaluation.Run();
            using var frozen = no_grad();
            using var scope = NewDisposeScope();
            Iterate(evaluation);
            return first;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                direction?.Dispose();
                previousGradient?.Dispose();
                history.Dispose();
            }
            base.Dispose(disposing);
        }

        private void Iterate(Evaluation evaluation)
        {
            var gradient = evaluation.Gradient();
            for (var iteration = 1; iteration <= limits.Iterations && !Flat(gradient); iteration++)
            {
                var start = previousGradient is null;
                Advance(gradient);
                Keep(ref previousGradient, gradient);
                stepLength = LearningRate * (start ? Math.Min(1, 1 / gradient.abs().sum().ToDouble()) : 1);
                if (gradient.dot(direction!).ToDouble() > -limits.Change) break;
                var before = evaluation.Loss;
                evaluation.Move(direction!, stepLength);
                if (iteration == limits.Iterations) break;
                evaluation.Run().Dispose();
                gradient = evaluation.Gradient();
                var moved = direction!.abs().max().ToDouble() * Math.Abs(stepLength);
                if (evaluation.Count >= limits.Evaluations || moved <= limits.Change || Math.Abs(evaluation.Loss - before) < limits.Change) break;
            }
        }

        private bool Flat(Tensor gradient) => gradient.abs().max().ToDouble() <= limits.Gradient;

        // The steepest descent first, then by the curvature that the last step showed.
        private void Advance(Tensor gradient)
        {
            if (previousGradient is not null) history.Add(gradient.sub(previousGradient), direction!.mul(stepLength));
            Keep(ref direction, history.Solve(gradient.neg()));
        }

        private static void Keep(ref Tensor? kept, Tensor value)
        {
            kept?.Dispose();
            kept = value.clone().DetachFromDisposeScope();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static LBFGS LBFGS(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100)
                => LBFGS(parameters.Select(entry => entry.parameter), lr, max_iter, max_eval, tolerange_grad, tolerance_change, history_size);

            public static LBFGS LBFGS(IEnumerable<Parameter> parameters, double lr = 0.01, long max_iter = 20, long? max_eval = null, double tolerange_grad = 1e-5, double tolerance_change = 1e-9, long history_size = 100)
                => new(parameters, lr, new LbfgsLimits(max_iter, max_eval ?? max_iter * 5 / 4, tolerange_grad, tolerance_change, (int)history_size));
        }
    }
}
