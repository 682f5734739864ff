namespace TorchSharp;

// Choices that functions of torch take.
public enum DebugMode
{
    @default,
    warn,
}

public enum FFTNormType
{
    Backward = 0,
    Forward = 1,
    Ortho = 2,
}

public enum Float32MatmulPrecision
{
    highest,
    high,
    medium,
}

public enum HistogramBinSelector
{
    Doane,
    Rice,
    Scott,
    Sqrt,
    Stone,
    Sturges,
}

public enum LobpcgMethod
{
    basic,
    ortho,
}

public enum PrintOptionsProfile
{
    @default,
    @short,
    full,
}

public enum Reduce
{
    prod,
    mean,
    amax,
    amin,
}

public enum indexing
{
    xy,
    ij,
}

public enum layout
{
    strided,
    sparse_coo,
}

public static partial class torch
{
    public enum LobpcgMethod
    {
        basic,
        ortho,
    }
}
