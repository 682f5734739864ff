using System.Globalization;

namespace EngineTests.Surface;

/// <summary>A parameter's default as C# writes it.</summary>
internal static class Constants
{
    internal static string Text(Type type, object? value)
    {
        var bare = Nullable.GetUnderlyingType(type);
        if (value is null) return type.IsValueType && bare is null ? "default" : "null";
        var kind = bare ?? type;
        if (kind.IsEnum) return $"{TypeText.Of(kind)}.{Enum.GetName(kind, Enum.ToObject(kind, value))}";
        return value switch
        {
            bool b => b ? "true" : "false",
            float f => f.ToString("R", CultureInfo.InvariantCulture) + "f",
            string s => $"\"{s}\"",
            char c => $"'{c}'",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
