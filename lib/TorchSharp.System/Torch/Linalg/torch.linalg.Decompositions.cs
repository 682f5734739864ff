using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Factors of a matrix: Cholesky, LU, LDL, QR, eigenvalues, singular values.
    public static partial class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor cholesky(Tensor input) => Aten.One("linalg_cholesky", input);
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) => Aten.Two("linalg_cholesky_ex", input, false, check_errors);
        public static (Tensor, Tensor) eig(Tensor input) => Aten.Two("linalg_eig", input);
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Aten.Two("linalg_eigh", input, UPLO.ToString());
        public static Tensor eigvals(Tensor input) => Aten.One("linalg_eigvals", input);
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Aten.One("linalg_eigvalsh", input, UPLO.ToString());
        public static Tensor householder_product(Tensor A, Tensor tau) => Aten.One("linalg_householder_product", A, tau);
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Aten.Three("linalg_lu", input, pivot);
        public static (Tensor LU, Tensor? Pivots) lu_factor(Tensor input, bool pivot = true) => Aten.Two("linalg_lu_factor", input, pivot);
        public static (Tensor LU, Tensor? Pivots) ldl_factor(Tensor input, bool hermitian = true) => Aten.Two("linalg_ldl_factor", input, hermitian);
        public static (Tensor LU, Tensor? Pivots, Tensor? Info) ldl_factor_ex(Tensor input, bool hermitian = true, bool check_errors = false) => Aten.Three("linalg_ldl_factor_ex", input, hermitian, check_errors);
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Aten.Two("linalg_qr", input, Name(mode));
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Aten.Three("linalg_svd", input, fullMatrices);
        public static Tensor svdvals(Tensor input) => Aten.One("linalg_svdvals", input);

        private static string Name(QRMode mode) => mode switch
        {
            QRMode.Reduced => "reduced",
            QRMode.Complete => "complete",
            _ => "r",
        };
    }
}
