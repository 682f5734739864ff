using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Modules one after the other.</summary>
    public class Sequential : nn.Module<Tensor, Tensor>
    {
        protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(nameof(Sequential))
        {
            Steps = [];
            foreach (var (name, module) in modules) AddStep(name, module);
        }

        protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
        {
            Steps = [];
            foreach (var module in modules) AddStep(module);
        }

        public int Count => Steps!.Count;

        public nn.IModule<Tensor, Tensor> this[int index] => At(index);

        public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

        /// <summary>Some of the modules, shared with this one.</summary>
        public Sequential this[Range index] => new(Steps![index].Select(step => (step.name, (nn.Module<Tensor, Tensor>)step.module)).ToArray());

        public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
        {
            AddStep(name, (nn.Module<Tensor, Tensor>)module);
            return this;
        }

        public Sequential append(nn.IModule<Tensor, Tensor> module)
        {
            AddStep((nn.Module<Tensor, Tensor>)module);
            return this;
        }

        public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) => base.named_buffers(recurse, include_persistent);

        public override void train(bool on = true) => base.train(on);

        public override Tensor forward(Tensor tensor)
        {
            if (Count == 0) return tensor.alias();
            var result = At(0).call(tensor);
            for (var i = 1; i < Count; i++)
            {
                var input = result;
                result = At(i).call(input);
                // What an in-place step returns is its input.
                if (!ReferenceEquals(input, result)) input.Dispose();
            }
            return result;
        }

        private nn.Module<Tensor, Tensor> At(int index) => (nn.Module<Tensor, Tensor>)Steps![index].module;
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());
            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);
            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);
            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) => Sequential((IEnumerable<Tuple<string, Module<Tensor, Tensor>>>)modules);
            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => new(modules.ToArray());
            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) => new(modules.Select(entry => (entry.Item1, entry.Item2)).ToArray());
            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());
        }
    }
}
