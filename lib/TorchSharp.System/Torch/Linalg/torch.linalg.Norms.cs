using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Norms, condition, rank, determinants.
    public static partial class linalg
    {
        public static Tensor cond(Tensor input, int p) => Aten.One("linalg_cond", input, p);
        public static Tensor cond(Tensor input, double p) => Aten.One("linalg_cond", input, p);
        public static Tensor cond(Tensor input, string p) => Aten.One("linalg_cond.p_str", input, p);
        public static Tensor cond(Tensor input) => Aten.One("linalg_cond", input);
        public static Tensor det(Tensor input) => Aten.One("linalg_det", input);
        public static (Tensor, Tensor) slogdet(Tensor input) => Aten.Two("linalg_slogdet", input);
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) => Aten.One("linalg_matrix_norm.str_ord", input, ord, dims ?? [-2, -1], keepdim);
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_matrix_norm", input, ord, dims ?? [-2, -1], keepdim);
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Aten.One("linalg_matrix_rank.atol_rtol_float", input, atol, rtol, hermitian);
        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) => Aten.One("linalg_matrix_rank.atol_rtol_tensor", input, atol, rtol, hermitian);
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_norm.ord_str", input, ord, dims, keepdim);
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_norm", input, ord, dims, keepdim);
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_norm", input, ord, dims, keepdim);
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_norm", input, Arg.None, dims, keepdim);
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) => Aten.One("linalg_vector_norm", input, ord, dims, keepdim);
    }
}
