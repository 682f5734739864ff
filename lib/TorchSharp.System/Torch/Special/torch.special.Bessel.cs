using TorchSharp.Door;

namespace TorchSharp;

public static partial class torch
{
    // Bessel and Airy functions.
    public static partial class special
    {
        public static Tensor airy_ai(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_airy_ai", input) : Aten.One("special_airy_ai.out", input, @out);
        public static Tensor bessel_j0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_bessel_j0", input) : Aten.One("special_bessel_j0.out", input, @out);
        public static Tensor bessel_j1(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_bessel_j1", input) : Aten.One("special_bessel_j1.out", input, @out);
        public static Tensor bessel_y0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_bessel_y0", input) : Aten.One("special_bessel_y0.out", input, @out);
        public static Tensor bessel_y1(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_bessel_y1", input) : Aten.One("special_bessel_y1.out", input, @out);
        public static Tensor modified_bessel_i0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_modified_bessel_i0", input) : Aten.One("special_modified_bessel_i0.out", input, @out);
        public static Tensor modified_bessel_i1(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_modified_bessel_i1", input) : Aten.One("special_modified_bessel_i1.out", input, @out);
        public static Tensor modified_bessel_k0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_modified_bessel_k0", input) : Aten.One("special_modified_bessel_k0.out", input, @out);
        public static Tensor modified_bessel_k1(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_modified_bessel_k1", input) : Aten.One("special_modified_bessel_k1.out", input, @out);
        public static Tensor scaled_modified_bessel_k0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_scaled_modified_bessel_k0", input) : Aten.One("special_scaled_modified_bessel_k0.out", input, @out);
        public static Tensor scaled_modified_bessel_k1(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_scaled_modified_bessel_k1", input) : Aten.One("special_scaled_modified_bessel_k1.out", input, @out);
        public static Tensor spherical_bessel_j0(Tensor input, Tensor? @out = null) => @out is null ? Aten.One("special_spherical_bessel_j0", input) : Aten.One("special_spherical_bessel_j0.out", input, @out);
    }
}
