using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>This module's own parameter of that name; null where it has none.</summary>
            internal Parameter? Own(string parameter) => _internal_params.TryGetValue(parameter, out var value) ? value : null;

            /// <summary>Puts a parameter in its place; null takes it away.</summary>
            internal void SetOwn(string parameter, Parameter? value) => ConditionallyRegisterParameter(parameter, value);
        }
    }
}
