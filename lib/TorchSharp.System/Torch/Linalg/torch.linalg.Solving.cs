using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Linear systems and inverses.
    public static partial class linalg
    {
        public static Tensor inv(Tensor input) => Aten.One("linalg_inv", input);
        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) => Aten.Two("linalg_inv_ex", input, check_errors);
        public static Tensor ldl_solve(Tensor LD, Tensor pivots, Tensor B, bool hermitian = false) => Aten.One("linalg_ldl_solve", LD, pivots, B, hermitian);
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) => Aten.Four("linalg_lstsq", input, other);
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other, double rcond) => Aten.Four("linalg_lstsq", input, other, rcond);
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) => Aten.One("linalg_pinv.atol_rtol_float", input, atol, rtol, hermitian);
        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) => Aten.One("linalg_pinv.atol_rtol_tensor", input, atol, rtol, hermitian);
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Aten.One("linalg_solve", A, B, left);
        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false) => Aten.Two("linalg_solve_ex", A, B, left, check_errors);
        public static Tensor tensorinv(Tensor input, long ind) => Aten.One("linalg_tensorinv", input, ind);
        public static Tensor tensorsolve(Tensor A, Tensor B, long[] dims) => Aten.One("linalg_tensorsolve", A, B, dims);

        public static Tensor lu_solve(Tensor LU, Tensor pivots, Tensor B, bool left = true, bool adjoint = false, Tensor? @out = null)
            => @out is null ? Aten.One("linalg_lu_solve", LU, pivots, B, left, adjoint) : Aten.One("linalg_lu_solve.out", LU, pivots, B, left, adjoint, @out);

        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null)
            => @out is null ? Aten.One("linalg_solve_triangular", A, B, upper, left, unitriangular) : Aten.One("linalg_solve_triangular.out", A, B, upper, left, unitriangular, @out);
    }
}
