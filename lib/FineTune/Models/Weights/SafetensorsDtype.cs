using static TorchSharp.torch;

namespace FineTune.Models.Weights;

/// <summary>The dtypes by safetensors' names, in the order of the reference implementation, which sorts a file by it.</summary>
internal static class SafetensorsDtype
{
    private static readonly (string Name, ScalarType Dtype)[] Ranked =
    [
        ("BOOL", ScalarType.Bool), ("U8", ScalarType.Byte), ("I8", ScalarType.Int8), ("I16", ScalarType.Int16),
        ("F16", ScalarType.Float16), ("BF16", ScalarType.BFloat16), ("I32", ScalarType.Int32), ("F32", ScalarType.Float32),
        ("F64", ScalarType.Float64), ("I64", ScalarType.Int64),
    ];

    internal static ScalarType? Parse(string name)
    {
        var rank = Array.FindIndex(Ranked, known => known.Name == name);
        return rank < 0 ? null : Ranked[rank].Dtype;
    }

    /// <summary>Higher goes first in a file; negative where the format has no such dtype.</summary>
    internal static int Rank(ScalarType dtype) => Array.FindIndex(Ranked, known => known.Dtype == dtype);

    internal static string Name(ScalarType dtype) => Ranked[Rank(dtype)].Name;
}
