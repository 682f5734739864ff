using Microsoft.CodeAnalysis.Scripting;
using Workbook.Display;

namespace Workbook.Session;

/// <summary>A variable that the session's cells declared.</summary>
internal sealed record Variable(string Name, Type Type, object? Value);

/// <summary>The variables of a session, as <c>#!who</c> and <c>#!whos</c> tell them.</summary>
internal static class Variables
{
    /// <summary>Of those that were declared anew only the last, by name.</summary>
    public static IReadOnlyList<Variable> Of(ScriptState? state) => state is null
        ? []
        : [.. state.Variables.GroupBy(variable => variable.Name).Select(same => same.Last())
            .OrderBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(variable => new Variable(variable.Name, variable.Type, variable.Value))];

    public static IReadOnlyList<object> Table(IReadOnlyList<Variable> variables) =>
        [.. variables.Select(variable => new { variable.Name, Type = TypeNames.Of(variable.Type), variable.Value })];
}
