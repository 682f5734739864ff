using System.Text.Json;

namespace FineTune.Models.Weights;

/// <summary>One entry of a safetensors header: <c>{"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}</c>.</summary>
internal static class SafetensorsEntryParser
{
    internal static SafetensorsEntry Parse(string name, JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object) throw Wrong(name, "isn't described by a JSON object");
        var spelled = Member(name, entry, "dtype", JsonValueKind.String).GetString()!;
        var dtype = SafetensorsDtype.Parse(spelled) ?? throw new BadWeightsException(
            $"Tensor '{name}' has the dtype {spelled}, which isn't read here.", "Save it as F64, F32, F16, BF16, I64, I32, I16, I8, U8 or BOOL.");
        var shape = Numbers(name, entry, "shape");
        var offsets = Numbers(name, entry, "data_offsets");
        if (offsets is not [var begin, var end] || begin > end) throw Wrong(name, "has data_offsets that aren't [begin, end]");
        var bytes = TensorExtent.Bytes(name, shape, dtype);
        if (end - begin != bytes) throw Wrong(name, $"of shape [{string.Join(", ", shape)}] and dtype {spelled} needs {bytes} bytes; its data_offsets hold {end - begin}");
        return new SafetensorsEntry(name, dtype, shape, begin, end);
    }

    private static JsonElement Member(string name, JsonElement entry, string key, JsonValueKind kind)
        => entry.TryGetProperty(key, out var member) && member.ValueKind == kind ? member : throw Wrong(name, $"has no proper '{key}'");

    private static long[] Numbers(string name, JsonElement entry, string key)
    {
        var array = Member(name, entry, key, JsonValueKind.Array);
        var numbers = new long[array.GetArrayLength()];
        var i = 0;
        foreach (var element in array.EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out var number) || number < 0)
                throw Wrong(name, $"has something in '{key}' that isn't a whole number from 0 up");
            numbers[i++] = number;
        }
        return numbers;
    }

    private static BadWeightsException Wrong(string name, string what) => new($"Tensor '{name}' {what}.");
}
