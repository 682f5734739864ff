namespace TorchSharp;

// One random number; tensors drawn by the parameters in another.
public static partial class torch
{
    public static bool randint_bool(Generator? generator = null) => randint_int(2, generator) == 1;
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var number = Make.Integers(low, high, [], generator, ScalarType.Int64, CPU, false);
        return number.item<long>();
    }

    public static double rand_float(Generator? generator = null)
    {
        using var number = Make.Random("rand", [], generator, ScalarType.Float64, CPU, false);
        return number.item<double>();
    }

    public static double randn_float(Generator? generator = null)
    {
        using var number = Make.Random("randn", [], generator, ScalarType.Float64, CPU, false);
        return number.item<double>();
    }

    public static Tensor _standard_gamma(Tensor input, Generator? generator = null) => Door.Aten.One("_standard_gamma", input, generator);
    public static Tensor _sample_dirichlet(Tensor input, Generator? generator = null) => Door.Aten.One("_sample_dirichlet", input, generator);
}
