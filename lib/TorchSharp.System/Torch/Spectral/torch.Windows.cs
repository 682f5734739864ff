using System;
using TorchSharp.Door;

namespace TorchSharp;

// Windows for spectra.
public static partial class torch
{
    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("bartlett_window.periodic", len, periodic, Real(dtype), Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("blackman_window.periodic", len, periodic, Real(dtype), Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("hann_window.periodic", len, periodic, Real(dtype), Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor hamming_window(long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("hamming_window.periodic_alpha_beta", len, periodic, alpha, beta, Real(dtype), Arg.None, InitializeDevice(device)), requires_grad);

    public static Tensor kaiser_window(long len, bool periodic = true, float beta = 12f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Make.Finished(Aten.One("kaiser_window.beta", len, periodic, beta, Real(dtype), Arg.None, InitializeDevice(device)), requires_grad);

    private static ScalarType Real(ScalarType? dtype)
        => is_floating_point(dtype ?? get_default_dtype()) ? dtype ?? get_default_dtype() : throw new ArgumentException("Only floating point types are supported.");
}
