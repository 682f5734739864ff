using System.Reflection;
using System.Runtime.CompilerServices;

namespace EngineTests.Surface;

/// <summary>Writes types as the committed list does: C# without namespaces, with the names of tuple elements, without `?` on references.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    internal static string Of(Type type) => Write(type, new Queue<string?>());

    internal static string Of(Type type, ICustomAttributeProvider place)
    {
        var names = place.GetCustomAttributes(typeof(TupleElementNamesAttribute), false).Cast<TupleElementNamesAttribute>().SingleOrDefault();
        return Write(type, new Queue<string?>(names?.TransformNames ?? []));
    }

    private static string Write(Type type, Queue<string?> names)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsByRef || type.IsPointer) return Write(type.GetElementType()!, names);
        if (type.IsArray) return $"{Write(type.GetElementType()!, names)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter) return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value) return Write(value, names) + "?";
        return IsTuple(type) ? Tuple(type, names) : Named(type, names);
    }

    private static bool IsTuple(Type type) => type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) != false && type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal);

    // The compiler keeps a tuple's own names first, then those of the tuples within it.
    private static string Tuple(Type type, Queue<string?> names)
    {
        var elements = type.GetGenericArguments();
        var own = elements.Select(_ => names.TryDequeue(out var name) ? name : null).ToArray();
        return $"({string.Join(", ", elements.Select((element, i) => Write(element, names) + (own[i] is { } name ? " " + name : "")))})";
    }

    private static string Named(Type type, Queue<string?> names)
    {
        var arguments = new Queue<Type>(type.GetGenericArguments());
        var chain = new Stack<Type>();
        for (var outer = type; outer is not null; outer = outer.DeclaringType) chain.Push(outer);
        return string.Join(".", chain.Select(part => Part(part, arguments, names)));
    }

    private static string Part(Type part, Queue<Type> arguments, Queue<string?> names)
    {
        var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0) return part.Name;
        var own = Enumerable.Range(0, int.Parse(part.Name[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture)).Select(_ => Write(arguments.Dequeue(), names));
        return $"{part.Name[..tick]}<{string.Join(", ", own)}>";
    }
}
