using System.Reflection;
using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

/// <summary>A case's arguments as a static function of torch takes them.</summary>
internal sealed class Arguments(JsonElement inputs)
{
    private static readonly object Missing = new();

    /// <summary>Null where the function does not take them.</summary>
    internal object?[]? For(MethodInfo function, JsonElement given)
    {
        var parameters = function.GetParameters();
        if (given.GetArrayLength() > parameters.Length || parameters.Any(p => p.IsOut || p.ParameterType.IsByRefLike)) return null;
        var bound = new object?[parameters.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            if (i < given.GetArrayLength()) bound[i] = Value(given[i], parameters[i].ParameterType);
            else bound[i] = parameters[i].HasDefaultValue ? parameters[i].DefaultValue : Missing;
            if (bound[i] == Missing) return null;
        }
        return bound;
    }

    private object? Value(JsonElement given, Type wanted)
    {
        var bare = Nullable.GetUnderlyingType(wanted) ?? wanted;
        switch (given.ValueKind)
        {
            case JsonValueKind.Null: return wanted.IsValueType && bare == wanted ? Missing : null;
            case JsonValueKind.True or JsonValueKind.False: return bare == typeof(bool) ? given.GetBoolean() : Missing;
            case JsonValueKind.Array: return List(given, wanted);
            case JsonValueKind.String when given.GetString()![0] == '#': return wanted == typeof(Tensor) ? Named(given) : Missing;
            case JsonValueKind.String: return Text(given.GetString()![1..], bare);
            default: return Number(given, bare);
        }
    }

    private Tensor Named(JsonElement name)
    {
        var described = inputs.GetProperty(name.GetString()![1..]);
        if (!is_complex(Described.Dtype(described))) return Described.Tensor(described);
        return tensor(Described.Numbers(described), [.. Described.Shape(described), 2]).view_as_complex();
    }

    private object List(JsonElement given, Type wanted)
    {
        if (given[0].ValueKind == JsonValueKind.Number) return wanted == typeof(long[]) ? given.EnumerateArray().Select(n => n.GetInt64()).ToArray() : Missing;
        return wanted.IsAssignableFrom(typeof(Tensor[])) ? given.EnumerateArray().Select(Named).ToArray() : Missing;
    }

    private static object Text(string text, Type wanted)
    {
        if (wanted == typeof(string)) return text;
        if (wanted == typeof(char)) return text[0];
        return wanted.IsEnum ? Enum.Parse(wanted, text) : Missing;
    }

    // 2 is for whole numbers, 2.0 for the others.
    private static object Number(JsonElement given, Type wanted)
    {
        var whole = !given.GetRawText().AsSpan().ContainsAny(".eE");
        if (whole && wanted == typeof(long)) return given.GetInt64();
        if (whole && wanted == typeof(int)) return given.GetInt32();
        if (!whole && wanted == typeof(double)) return given.GetDouble();
        return !whole && wanted == typeof(float) ? given.GetSingle() : Missing;
    }
}
