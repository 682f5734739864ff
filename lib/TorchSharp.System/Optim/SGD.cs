using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent with (Nesterov) momentum: v = μv + (1 - dampening)g, θ -= lr·v.</summary>
    public partial class SGD : OptimizerHelper, optim.IMomentum
    {
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        {
            Require(lr >= 0, "learning rate", lr);
            Require(momentum >= 0, "momentum value", momentum);
            Require(weight_decay >= 0, "weight_decay value", weight_decay);
            if (nesterov && (momentum <= 0 || dampening != 0)) throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening");
            Start(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters);
        }

        public double Momentum
        {
            get => GroupMomentum;
            set => GroupMomentum = value;
        }

        public override Tensor? step(Func<Tensor>? closure = null) => Each<Options, State>(Update, closure, UpdateTogether);

        private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

        private static void Update(Parameter parameter, Tensor gradient, Options options, State state)
        {
            double momentum = options.momentum!.Value, rate = options.LearningRate!.Value;
            _ = parameter.add_(momentum == 0 ? gradient : state.Follow(gradient, momentum, options), -rate);
        }

        private static void UpdateTogether(Tensor[] parameters, Tensor[] gradients, Options options, State[] states)
        {
            double momentum = options.momentum!.Value, rate = options.LearningRate!.Value;
            Together.Add(parameters, momentum == 0 ? gradients : State.Follow(states, gradients, momentum, options), -rate);
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public Tensor? momentum_buffer;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options) => Dispose();

            public void Dispose() => Visit(StateVisitor.Disposing);

            /// <summary>The momentum after one more gradient, and where it leads.</summary>
            internal Tensor Follow(Tensor gradient, double momentum, Options options)
            {
                if (momentum_buffer is null) momentum_buffer = gradient.clone().DetachFromDisposeScope();
                else _ = momentum_buffer.mul_(momentum).add_(gradient, 1 - options.dampening!.Value);
                return options.nesterov == true ? gradient.add(momentum_buffer, momentum) : momentum_buffer;
            }

            /// <summary>The same for many at once.</summary>
            internal static Tensor[] Follow(State[] states, Tensor[] gradients, double momentum, Options options)
            {
                int[] moving = [.. Enumerable.Range(0, states.Length).Where(i => states[i].momentum_buffer is not null)];
                foreach (var i in Enumerable.Range(0, states.Length).Except(moving)) states[i].momentum_buffer = gradients[i].clone().DetachFromDisposeScope();
                if (moving.Length > 0)
                {
                    Tensor[] buffers = [.. moving.Select(i => states[i].momentum_buffer!)];
                    Together.Scale(buffers, momentum);
                    Together.Add(buffers, [.. moving.Select(i => gradients[i])], 1 - options.dampening!.Value);
                }
                Tensor[] all = [.. states.Select(state => state.momentum_buffer!)];
                return options.nesterov == true ? Together.Sum(gradients, all, momentum) : all;
            }

            internal override void Visit(StateVisitor visitor)
            {
                visitor.Optional(ref momentum_buffer);
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
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
