using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace EngineTests.Surface;

/// <summary>Writes a public or protected member of an assembly as the committed list of TorchSharp's members does.</summary>
internal static class MemberText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    internal static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.Name}={Convert.ToInt64(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        if (type.BaseType == typeof(MulticastDelegate)) return [$"delegate {TypeText.Of(type.GetMethod("Invoke")!.ReturnType)} {Short(type)}({Parameters(type.GetMethod("Invoke")!)})"];
        return type.GetConstructors(Declared).Where(c => Shown(c) && !c.IsStatic).Select(c => $"{Access(c)}{Short(type)}({Parameters(c)})")
            .Concat(type.GetFields(Declared).Where(Shown).Select(Field))
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(Shown)).Select(Property))
            .Concat(type.GetMethods(Declared).Where(m => Shown(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal)) && m.Name != "Finalize").Select(Method));
    }

    private static bool Shown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Shown(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static string Short(Type type) => type.Name.Split('`')[0];

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Field(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{(field.IsPublic ? "" : "protected ")}{kind}{TypeText.Of(field.FieldType, field)} {field.Name}";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(true).Where(Shown).ToArray();
        var widest = accessors.FirstOrDefault(a => a.IsPublic) ?? accessors[0];
        var body = string.Concat(accessors.OrderBy(a => a.ReturnType == typeof(void)).Select(a => (a.IsPublic == widest.IsPublic ? "" : "protected ") + (a.ReturnType == typeof(void) ? "set; " : "get; ")));
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(p => Parameter(p, false)))}]";
        // The list says of properties whether they are static, not whether they are virtual.
        return $"{Access(widest)}{(widest.IsStatic ? "static " : "")}{TypeText.Of(property.PropertyType, property)} {name} {{ {body}}}";
    }

    private static string Method(MethodInfo method)
    {
        var result = TypeText.Of(method.ReturnType, method.ReturnParameter);
        var head = Access(method) + Kind(method);
        if (method.Name is "op_Implicit" or "op_Explicit") return $"{head}{(method.Name == "op_Implicit" ? "implicit" : "explicit")} operator {result}({Parameters(method)})";
        var name = Operators.TryGetValue(method.Name, out var sign) ? "operator " + sign : method.Name;
        if (!method.IsGenericMethod) return $"{head}{result} {name}({Parameters(method)})";
        var types = method.GetGenericArguments();
        return $"{head}{result} {name}<{string.Join(", ", types.Select(t => t.Name))}>({Parameters(method)}){string.Concat(types.Select(Constraint))}";
    }

    private static string Kind(MethodInfo method)
    {
        if (method.IsStatic) return "static ";
        if (method.DeclaringType!.IsInterface) return "";
        if (method.GetBaseDefinition() != method) return "override ";
        if (method.IsAbstract) return "abstract ";
        return method.IsVirtual && !method.IsFinal ? "virtual " : "";
    }

    private static string Constraint(Type parameter)
    {
        var parts = new List<string>();
        if (parameter.GetCustomAttributesData().Any(a => a.AttributeType.Name == "IsUnmanagedAttribute")) parts.Add("unmanaged");
        else if (parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) parts.Add("struct");
        parts.AddRange(parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(TypeText.Of));
        return parts.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }

    private static string Parameters(MethodBase method)
    {
        var extension = method.IsDefined(typeof(ExtensionAttribute), false);
        return string.Join(", ", method.GetParameters().Select(p => Parameter(p, extension && p.Position == 0)));
    }

    private static string Parameter(ParameterInfo parameter, bool isThis)
    {
        var before = isThis ? "this " : parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) ? "params "
            : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        var after = parameter.HasDefaultValue ? " = " + Constants.Text(parameter.ParameterType, parameter.DefaultValue) : "";
        return $"{before}{TypeText.Of(parameter.ParameterType, parameter)} {parameter.Name}{after}";
    }

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_BitwiseAnd"] = "&",
        ["op_BitwiseOr"] = "|",
        ["op_ExclusiveOr"] = "^",
        ["op_OnesComplement"] = "~",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
    };
}
