using System.Reflection;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Operators;

/// <summary>A case's arguments as a C# method wants them.</summary>
internal static class Binding
{
    /// <summary>Null where the method does not take them.</summary>
    internal static object?[]? Of(ParameterInfo[] parameters, JsonElement arguments, Inputs inputs)
    {
        var given = arguments.EnumerateArray().ToArray();
        if (given.Length > parameters.Length) return null;
        var bound = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i >= given.Length && !parameters[i].HasDefaultValue) return null;
            if (i >= given.Length) bound[i] = parameters[i].DefaultValue;
            else if (!Fits(given[i], parameters[i].ParameterType, inputs, out bound[i])) return null;
        }
        return bound;
    }

    private static bool Fits(JsonElement given, Type wanted, Inputs inputs, out object? value)
    {
        value = given.ValueKind switch
        {
            JsonValueKind.String => Named(given.GetString()!, wanted, inputs),
            JsonValueKind.True or JsonValueKind.False when wanted == typeof(bool) => given.GetBoolean(),
            JsonValueKind.Array when wanted == typeof(long[]) => given.EnumerateArray().Select(n => n.GetInt64()).ToArray(),
            JsonValueKind.Number => Number(given, wanted),
            _ => null,
        };
        return value is not null || (given.ValueKind == JsonValueKind.Null && !wanted.IsValueType);
    }

    private static object? Named(string text, Type wanted, Inputs inputs)
    {
        if (text[0] == '#') return wanted == typeof(Tensor) ? inputs[text[1..]] : null;
        var (kind, name) = (text.Split(':')[0], text.Split(':')[1]);
        if (kind == "dtype") return wanted == typeof(ScalarType?) || wanted == typeof(ScalarType) ? Enum.Parse<ScalarType>(name) : null;
        return wanted == typeof(RoundingMode) ? Enum.Parse<RoundingMode>(name) : null;
    }

    // 2 is for whole numbers, 2.0 for the others; a Scalar takes both.
    private static object? Number(JsonElement given, Type wanted)
    {
        wanted = Nullable.GetUnderlyingType(wanted) ?? wanted;
        var whole = !given.GetRawText().AsSpan().ContainsAny(".eE");
        if (wanted == typeof(Scalar)) return whole ? (Scalar)given.GetInt64() : given.GetDouble();
        if (wanted == typeof(long)) return whole ? given.GetInt64() : null;
        if (wanted == typeof(int)) return whole ? given.GetInt32() : null;
        if (wanted == typeof(double)) return whole ? null : given.GetDouble();
        if (wanted == typeof(float)) return whole ? null : given.GetSingle();
        return null;
    }
}
