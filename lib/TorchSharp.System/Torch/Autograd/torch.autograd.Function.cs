using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A function with a backward pass of its own, written in C#.</summary>
        public abstract class Function<T> where T : Function<T>, new()
        {
            private static readonly T Instance = new();

            public abstract string Name { get; }

            public static List<Tensor> apply_internal(params object[] vars)
            {
                var context = new AutogradContext();
                var inputs = vars.OfType<Tensor>().Where(tensor => !tensor.IsInvalid).ToList();
                var recorded = is_grad_enabled() && inputs.Any(input => input.requires_grad);
                List<Tensor> outputs;
                using (no_grad()) outputs = Instance.forward_internal(context, vars).Select(output => Returned(output, inputs, context)).ToList();
                if (!recorded) return outputs;

                var shapes = outputs.Select(output => (output.shape, output.dtype, output.device)).ToArray();
                var isTensor = vars.Select(variable => variable is Tensor { IsInvalid: false }).ToArray();
                using var node = new AutogradNode(Instance.Name, gradients => Gradients(context, gradients, shapes, isTensor));
                node.Connect(inputs, outputs, outputs.Select(output => Mark(output, context)).ToArray());
                context.MoveTo(node);
                return outputs;
            }

            internal abstract List<Tensor> forward_internal(AutogradContext ctx, params object[] vars);

            internal abstract List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs);

            // An input that comes out again unchanged keeps its own place in the graph.
            private static Tensor Returned(Tensor output, List<Tensor> inputs, AutogradContext context)
                => inputs.Any(input => Same(input, output)) && !context.DirtyTensors.Any(dirty => Same(dirty, output)) ? output.alias() : output;

            private static AutogradNode.Mark Mark(Tensor output, AutogradContext context)
            {
                if (context.NonDifferentiableTensors.Any(tensor => Same(tensor, output))) return AutogradNode.Mark.NotDifferentiable;
                return context.DirtyTensors.Any(tensor => Same(tensor, output)) ? AutogradNode.Mark.Dirty : AutogradNode.Mark.Plain;
            }

            private static bool Same(Tensor left, Tensor right) => left.Handle == right.Handle;

            private static List<Tensor?> Gradients(AutogradContext context, IReadOnlyList<Tensor?> given, (long[], ScalarType, Device)[] shapes, bool[] isTensor)
            {
                var gradients = given.Select((gradient, i) => gradient ?? (context.MaterializeGrads ? zeros(shapes[i].Item1, shapes[i].Item2, shapes[i].Item3) : null)).ToList();
                List<Tensor?> found = [.. Instance.backward_internal(context, gradients!)];
                while (found.Count > isTensor.Length && found[^1] is null or { IsInvalid: true }) found.RemoveAt(found.Count - 1);
                if (found.Count != isTensor.Length)
                    throw new InvalidOperationException($"Function {Instance.Name} returned an incorrect number of gradients (expected {isTensor.Length}, got {found.Count}).");
                for (var i = 0; i < found.Count; i++)
                {
                    if (!isTensor[i] && found[i] is { IsInvalid: false })
                        throw new InvalidOperationException($"Function {Instance.Name} returned a gradient at position {i + 1}, where the forward input was no Tensor.");
                }
                return found.Where((_, i) => isTensor[i]).ToList();
            }
        }

        /// <summary>A function of one result.</summary>
        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        /// <summary>A function of several results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> forward_internal(AutogradContext ctx, params object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> backward_internal(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }
    }
}
