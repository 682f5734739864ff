using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbook.Display;

/// <summary>What a type says about how it wants to be seen.</summary>
internal sealed class TypeShape
{
    private static readonly ConcurrentDictionary<Type, TypeShape> Known = new();

    private TypeShape(Type type)
    {
        HasOwnText = DeclaresText(type);
        Members = [.. Properties(type).Cast<MemberInfo>().Concat(Fields(type))];
    }

    /// <summary>Someone wrote a <c>ToString</c> for it: records and anonymous types have only the compiler's.</summary>
    public bool HasOwnText { get; }

    /// <summary>The public properties and fields, in the order of their declaration.</summary>
    public IReadOnlyList<MemberInfo> Members { get; }

    public static TypeShape Of(Type type) => Known.GetOrAdd(type, static t => new TypeShape(t));

    public static object? Read(MemberInfo member, object owner) => member switch
    {
        PropertyInfo property => property.GetValue(owner),
        FieldInfo field => field.GetValue(owner),
        _ => null,
    };

    private static bool DeclaresText(Type type)
    {
        var method = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, Type.EmptyTypes)!;
        var owner = method.DeclaringType!;
        return owner != typeof(object)
            && owner != typeof(ValueType)
            && !TypeNames.IsAnonymous(owner)
            && !method.IsDefined(typeof(CompilerGeneratedAttribute));
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && IsReadable(p.PropertyType));

    private static IEnumerable<FieldInfo> Fields(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Instance)
        .Where(f => IsReadable(f.FieldType));

    private static bool IsReadable(Type type) => !type.IsByRef && !type.IsByRefLike && !type.IsPointer;
}
