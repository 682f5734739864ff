using System;
using System.Collections.Generic;

namespace TorchSharp;

// TorchSharp declares these, marks them as errors and does not implement them: so it is here.
public static partial class torch
{
    private const string Missing = "not implemented";

    [Obsolete("Use torch.linalg.eig.", true)]
    public static (Tensor eigenvalues, Tensor eigenvectors) eig(Tensor input, bool eigenvectors = false) => throw new NotImplementedException();

    [Obsolete("Use torch.linalg.matrix_rank.", true)]
    public static Tensor matrix_rank(Tensor input, float? tol = null, bool symmetric = false) => throw new NotImplementedException();

    [Obsolete("Use torch.linalg.qr.", true)]
    public static Tensor qr(Tensor input, bool some = true) => throw new NotImplementedException();

    [Obsolete("Use torch.linalg.svd.", true)]
    public static Tensor svd(Tensor input, bool some = true, bool compute_uv = true) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static Tensor svd_lowrank(Tensor A, int q = 6, int niter = 2, Tensor? M = null) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static Tensor pca_lowrank(Tensor A, int q = 6, bool center = true, int niter = 2) => throw new NotImplementedException();

    [Obsolete("Use torch.linalg.eigh.", true)]
    public static Tensor symeig(Tensor input, bool eigenvectors = false, bool upper = true) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static Tensor index_reduce(Tensor input, long dim, Tensor index, Tensor source, Reduce reduce, bool include_self = true) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static ICollection<Tensor> gradient(Tensor input, int spacing = 1, long? dim = null, int edge_order = 1) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static ICollection<Tensor> gradient(Tensor input, int spacing = 1, long[]? dims = null, int edge_order = 1) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static bool compiled_with_cxx11_abi() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static IDisposable use_deterministic_algorithms(bool mode = true, bool warn_only = false) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static bool are_deterministic_algorithms_enabled() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static bool is_deterministic_algorithms_warn_only_enabled() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static IDisposable set_deterministic_debug_mode(DebugMode mode) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static DebugMode get_deterministic_debug_mode() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static IDisposable set_float32_matmul_precision(Float32MatmulPrecision precision) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static Float32MatmulPrecision get_float32_matmul_precision() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static IDisposable set_warn_always(bool mode = true) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static bool is_warn_always_enabled() => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static void _assert(bool condition, string message) => throw new NotImplementedException();

    [Obsolete(Missing, true)]
    public static void _assert(Func<bool> condition, string message) => throw new NotImplementedException();
}
