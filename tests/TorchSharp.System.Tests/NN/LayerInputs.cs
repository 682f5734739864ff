using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.NN;

/// <summary>The inputs that tests/peers/layers.py describes.</summary>
internal static class LayerInputs
{
    internal static Tensor[] Make(JsonElement specs) => specs.EnumerateArray().Select((spec, i) => Make(spec, (uint)i + 1)).ToArray();

    private static Tensor Make(JsonElement spec, uint seed)
    {
        var made = Reference.Make(seed, spec.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).ToArray());
        if (spec.TryGetProperty("below", out var below)) return ((made + 0.5) * below.GetInt32()).to(ScalarType.Int64);
        var changed = Change(spec.GetProperty("change").GetString(), made);
        return spec.GetProperty("fixed").GetBoolean() || changed.dtype == ScalarType.Bool ? changed : changed.requires_grad_();
    }

    private static Tensor Change(string? name, Tensor x) => name switch
    {
        null => x,
        "wide" => x * 8,
        "positive" => x + 0.75,
        "sigmoid" => (x * 4).sigmoid(),
        "log_softmax" => (x * 4).log_softmax(-1),
        "softmax" => (x * 4).softmax(-1),
        "sign" => where(x >= 0, tensor(1f), tensor(-1f)),
        "bit" => (x >= 0).to(ScalarType.Float32),
        "mask" => x > 0.2,
        _ => throw new ArgumentException(name),
    };
}
