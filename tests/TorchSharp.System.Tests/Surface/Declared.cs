namespace EngineTests.Surface;

/// <summary>Compares the declaration of a type with TorchSharp's: kind, base class, interfaces.</summary>
internal static class Declared
{
    private static readonly Dictionary<string, TorchSharpType> TorchSharp = TorchSharpMembers.Read();

    internal static string Name(Type type)
    {
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return $"{open.Namespace}.{TypeText.Of(open)}";
    }

    internal static IEnumerable<string> Differences(Type type)
    {
        if (!TorchSharp.TryGetValue(Name(type), out var theirs))
        {
            yield return $"{Name(type)}: TorchSharp has no such type";
            yield break;
        }
        if (Kind(type) != theirs.Kind) yield return $"{Name(type)}: {Kind(type)} here, {theirs.Kind} there";
        if (type.IsEnum || theirs.Kind == "delegate") yield break;
        if (Base(type) != theirs.Base) yield return $"{Name(type)}: derives from {Base(type) ?? "nothing"} here, from {theirs.Base ?? "nothing"} there";
        foreach (var extra in type.GetInterfaces().Where(i => i.IsVisible).Select(TypeText.Of).Except(theirs.Interfaces.Concat(Inherited(type))))
            yield return $"{Name(type)}: is {extra} here only";
    }

    private static IEnumerable<string> Inherited(Type type) => type.BaseType?.GetInterfaces().Select(TypeText.Of) ?? [];

    private static string? Base(Type type)
        => type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? TypeText.Of(parent) : null;

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsInterface) return "interface";
        if (type.IsValueType) return "struct";
        if (typeof(Delegate).IsAssignableFrom(type)) return "delegate";
        return type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
    }
}
