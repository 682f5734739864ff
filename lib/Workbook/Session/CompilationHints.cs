using System.Text.RegularExpressions;

namespace Workbook.Session;

/// <summary>
/// What C# allows in a program but not at the top level of a cell. The compiler's own words for these ("; expected") help nobody.
/// </summary>
internal static partial class CompilationHints
{
    /// <param name="id">The compiler's number of the error.</param>
    /// <param name="line">The line of the cell at which it is.</param>
    public static string? For(string id, string line) => id switch
    {
        "CS1109" => "In a cell write an extension method at the top level, without a class: static int Twice(this int x) => 2 * x;",
        _ when UsingVariable().IsMatch(line) =>
            "A using variable cannot stand at the top level of a cell. Write using (var x = …) { … }, or dispose of it yourself.",
        _ when line.TrimStart().StartsWith("namespace ", StringComparison.Ordinal) => "A cell cannot declare a namespace: declare the types alone.",
        _ => null,
    };

    [GeneratedRegex(@"^\s*(await\s+)?using\s+\w[\w.<>, ]*\s+\w+\s*=")]
    private static partial Regex UsingVariable();
}
