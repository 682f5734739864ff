using System.Reflection;
using Workbook.Display;

namespace Workbook.Session;

/// <summary>A variable that the session's cells declared.</summary>
internal sealed record Variable(string Name, Type Type, object? Value);

/// <summary>The variables of a session, as <c>#!who</c> and <c>#!whos</c> tell them.</summary>
internal static class Variables
{
    /// <summary>Of those that were declared anew only the last, by name.</summary>
    public static IReadOnlyList<Variable> Of(ScriptChain chain) =>
        [.. chain.States.SelectMany(Declared).GroupBy(variable => variable.Name).Select(same => same.Last())
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<object> Table(IReadOnlyList<Variable> variables) =>
        [.. variables.Select(variable => new { variable.Name, Type = TypeNames.Of(variable.Type), variable.Value })];

    // The compiler's own fields have names that no person can write.
    private static IEnumerable<Variable> Declared(object state) =>
        state.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(field => char.IsLetter(field.Name[0]) || field.Name[0] == '_')
            .Select(field => new Variable(field.Name, field.FieldType, field.GetValue(state)));
}
