using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Orthogonal polynomials of degree n at x.
    public static partial class special
    {
        public static Tensor chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_chebyshev_polynomial_t", x, n) : Aten.One("special_chebyshev_polynomial_t.out", x, n, @out);
        public static Tensor chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_chebyshev_polynomial_u", x, n) : Aten.One("special_chebyshev_polynomial_u.out", x, n, @out);
        public static Tensor chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_chebyshev_polynomial_v", x, n) : Aten.One("special_chebyshev_polynomial_v.out", x, n, @out);
        public static Tensor chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_chebyshev_polynomial_w", x, n) : Aten.One("special_chebyshev_polynomial_w.out", x, n, @out);
        public static Tensor shifted_chebyshev_polynomial_t(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_shifted_chebyshev_polynomial_t", x, n) : Aten.One("special_shifted_chebyshev_polynomial_t.out", x, n, @out);
        public static Tensor shifted_chebyshev_polynomial_u(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_shifted_chebyshev_polynomial_u", x, n) : Aten.One("special_shifted_chebyshev_polynomial_u.out", x, n, @out);
        public static Tensor shifted_chebyshev_polynomial_v(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_shifted_chebyshev_polynomial_v", x, n) : Aten.One("special_shifted_chebyshev_polynomial_v.out", x, n, @out);
        public static Tensor shifted_chebyshev_polynomial_w(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_shifted_chebyshev_polynomial_w", x, n) : Aten.One("special_shifted_chebyshev_polynomial_w.out", x, n, @out);
        public static Tensor hermite_polynomial_h(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_hermite_polynomial_h", x, n) : Aten.One("special_hermite_polynomial_h.out", x, n, @out);
        public static Tensor hermite_polynomial_he(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_hermite_polynomial_he", x, n) : Aten.One("special_hermite_polynomial_he.out", x, n, @out);
        public static Tensor laguerre_polynomial_l(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_laguerre_polynomial_l", x, n) : Aten.One("special_laguerre_polynomial_l.out", x, n, @out);
        public static Tensor legendre_polynomial_p(Tensor x, Tensor n, Tensor? @out = null) => @out is null ? Aten.One("special_legendre_polynomial_p", x, n) : Aten.One("special_legendre_polynomial_p.out", x, n, @out);
    }
}
