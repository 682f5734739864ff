using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Copies, fills and questions about memory.
    public partial class Tensor
    {
        public Tensor clone() => Aten.One("clone", this);
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.InPlace("copy_", this, source, nonBlocking);
        public Tensor detach() => Aten.One("detach", this);
        public Tensor detach_() => Aten.InPlace("detach_", this);
        public Tensor fill_(Scalar value) => Aten.InPlace("fill_.Scalar", this, value);
        public bool is_complex() => Aten.Bool("is_complex", this);
        public bool is_conj() => Aten.Bool("is_conj", this);
        public bool is_floating_point() => Aten.Bool("is_floating_point", this);
        public bool is_neg() => Aten.Bool("is_neg", this);
        public bool is_pinned() => Aten.Bool("is_pinned", this);
        public Tensor pin_memory() => Aten.One("pin_memory", this);
        public Tensor set_(Tensor source) => Aten.InPlace("set_.source_Tensor", this, source);
        public Tensor type_as(Tensor tensor) => Aten.One("type_as", this, tensor);
        public Tensor zero_() => Aten.InPlace("zero_", this);
    }
}
