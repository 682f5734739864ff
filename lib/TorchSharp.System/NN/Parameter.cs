using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns. It takes the tensor over: <c>data</c> is empty afterwards.</summary>
    public class Parameter : Tensor
    {
        public Parameter(Tensor data, bool requires_grad = true) : base(TakeOver(data, out var scope))
        {
            if (!ReferenceEquals(scope, OwningScope)) MoveToOtherDisposeScope(scope);
            if (this.requires_grad != requires_grad) this.requires_grad = requires_grad;
        }

        // A parameter stays in the scope that its tensor was in.
        private static nint TakeOver(Tensor data, out DisposeScope? scope)
        {
            scope = data.OwningScope;
            return data.DecoupleFromNativeHandle();
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
