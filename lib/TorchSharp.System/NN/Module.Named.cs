using System;
using System.Collections.Generic;
using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The modules of a Sequential in their order: two of them may have one name, as in TorchSharp. Null elsewhere.</summary>
            private protected List<(string name, Module module)>? Steps { get; init; }

            /// <summary>One more module at the end of a Sequential.</summary>
            private protected void AddStep(string name, Module module)
            {
                ArgumentNullException.ThrowIfNull(module);
                module.RegisterComponents();
                Steps!.Add((name, module));
            }

            private protected void AddStep(Module module) => AddStep(Steps!.Count.ToString(CultureInfo.InvariantCulture), module);

            /// <summary>This module's own parameter of that name; null where it has none.</summary>
            internal Parameter? Own(string parameter) => _internal_params.TryGetValue(parameter, out var value) ? value : null;

            /// <summary>Puts a parameter in its place; null takes it away.</summary>
            internal void SetOwn(string parameter, Parameter? value) => ConditionallyRegisterParameter(parameter, value);
        }
    }
}
