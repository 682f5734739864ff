using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children() => Steps ?? (IEnumerable<(string, Module)>)_internal_submodules;

            public virtual IEnumerable<Module> children() => named_children().Select(child => child.module);

            /// <summary>Every module inside this one (not this one itself) with its dotted path: the children first, then what is in each.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children()) yield return child;
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, inside) in module.named_modules()) yield return ($"{name}.{inner}", inside);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                foreach (var own in _internal_params) yield return own;
                if (!recurse) yield break;
                var seen = new HashSet<nint>(_internal_params.Values.Select(parameter => parameter.Handle));
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, parameter) in module.named_parameters())
                    {
                        if (seen.Add(parameter.Handle)) yield return ($"{name}.{inner}", parameter);
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (name, (buffer, persistent)) in _internal_buffers)
                {
                    if (persistent || include_nonpersistent) yield return (name, buffer);
                }
                if (!recurse) yield break;
                foreach (var (name, module) in named_children())
                {
                    foreach (var (inner, buffer) in module.named_buffers(true, include_nonpersistent)) yield return ($"{name}.{inner}", buffer);
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) => named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(entry => entry.name == target).buffer;

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(entry => entry.name == target).parameter;

            protected virtual (string name, Parameter parameter)[] _named_parameters() => named_parameters().ToArray();

            protected virtual (string name, Tensor buffer)[] _named_buffers() => named_buffers().ToArray();

            protected virtual Parameter[] _parameters(bool recurse = true) => parameters(recurse).ToArray();
        }
    }
}
