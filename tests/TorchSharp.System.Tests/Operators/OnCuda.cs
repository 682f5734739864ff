using System.Text.Json;

namespace EngineTests.Operators;

/// <summary>What PyTorch itself answers otherwise on CUDA than on the CPU, where the cases were written.</summary>
internal static class OnCuda
{
    // Which of equal elements comes first is open, and CUDA's kernels count NaN and both zeros in another order.
    private static readonly string[] Ordered = ["sort", "msort", "argsort", "mode"];

    // These say where elements stood, and `b` has but two different ones.
    private static readonly string[] Places = ["sort", "argsort"];

    // Wants the tensor of places on the CPU.
    private const string Splitting = "tensor_split";

    // Computed with constants of Float32, or with the dtype asked for, also for Float64.
    private static readonly string[] InFloat32 = ["hardsigmoid", "hardswish", "softmax"];

    internal static bool IsOther(string op, JsonElement written)
    {
        var self = written.GetProperty("self").GetString();
        if (written.TryGetProperty("refused", out var why)) return why.GetString()!.Contains("not implemented for", StringComparison.Ordinal);
        return op == Splitting || (self == "special" && Ordered.Contains(op)) || (self == "b" && Places.Contains(op)) || (self == "d" && InFloat32.Contains(op));
    }
}
