using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a function's forward pass leaves to its backward pass.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object?> data = [];
            private AutogradNode? node;
            private int saved;

            internal AutogradContext() { }

            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> ToSave { get; private set; } = [];

            internal List<Tensor> DirtyTensors { get; private set; } = [];

            internal List<Tensor> NonDifferentiableTensors { get; private set; } = [];

            public void save_for_backward(List<Tensor> tensors) => ToSave = tensors;

            /// <summary>For what is no tensor: tensors belong into <see cref="save_for_backward"/>, or they are never freed.</summary>
            public void save_data(string key, object value) => data[key] = value;

            public void mark_dirty(List<Tensor> tensors) => DirtyTensors = tensors.ToList();

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiableTensors = tensors.ToList();

            /// <summary>Whether a gradient that is missing reaches <c>backward</c> as zeros (true) or as null.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public List<Tensor> get_saved_variables() => node?.Saved(saved) ?? [];

            public object get_data(string key) => data.GetValueOrDefault(key)!;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Nothing to give back: the graph frees what was saved.</summary>
            protected virtual void Dispose(bool disposing) { }

            // The node holds the tensors from here on, and not this object: a saved output would keep its own graph alive.
            internal void MoveTo(AutogradNode node)
            {
                this.node = node;
                saved = ToSave.Count;
                node.Save(ToSave);
                ToSave = [];
                DirtyTensors = [];
                NonDifferentiableTensors = [];
            }
        }
    }
}
