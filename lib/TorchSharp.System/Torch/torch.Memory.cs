namespace TorchSharp;

// torch.f(x) is x.f().
public static partial class torch
{
    public static Tensor clone(Tensor input) => input.clone();
    public static bool is_complex(Tensor input) => input.is_complex();
    public static bool is_conj(Tensor input) => input.is_conj();
    public static bool is_floating_point(Tensor input) => input.is_floating_point();
}
