using TorchSharp.Door;

namespace TorchSharp;

// Linear algebra by its older names.
public static partial class torch
{
    public static Tensor chain_matmul(params Tensor[] matrices) => linalg.multi_dot(matrices);
    public static Tensor cholesky(Tensor input) => input.cholesky();
    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => linalg.slogdet(A);
    public static Tensor orgqr(Tensor input, Tensor tau) => linalg.householder_product(input, tau);
    public static Tensor pinverse(Tensor input, double rcond = 1E-15, bool hermitian = false) => input.pinverse(rcond, hermitian);
    public static Tensor lu_solve(Tensor b, Tensor LU_data, Tensor LU_pivots) => Aten.One("linalg_lu_solve", LU_data, LU_pivots, b);

    /// <summary>The solution of A X = B with the least squares, and the factor R of A.</summary>
    public static (Tensor Solution, Tensor QR) lstsq(Tensor B, Tensor A)
    {
        var (solution, residuals, rank, singular) = linalg.lstsq(A, B);
        residuals.Dispose();
        rank.Dispose();
        singular.Dispose();
        var (q, r) = linalg.qr(A, linalg.QRMode.R);
        q.Dispose();
        return (solution, r);
    }

    public static (Tensor A_LU, Tensor? pivots, Tensor? infos) lu(Tensor A, bool pivot = true, bool get_infos = false)
    {
        var (factors, pivots, infos) = Aten.Three("linalg_lu_factor_ex", A, pivot, false);
        if (!get_infos) infos.Dispose();
        return (factors, pivots, get_infos ? infos : null);
    }

    public static (Tensor P, Tensor? L, Tensor? U) lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data = true, bool unpack_pivots = true)
        => Aten.Three("lu_unpack", LU_data, LU_pivots, unpack_data, unpack_pivots);

    public partial class Tensor
    {
        public Tensor pinverse(double rcond = 1E-15, bool hermitian = false) => Aten.One("linalg_pinv", this, rcond, hermitian);
    }
}
