namespace Workbook.Session;

/// <summary>A directive that cannot be done, as an error of the cell that it is in.</summary>
internal static class Refusal
{
    public static CellException Of(CellSource cell, Directive directive, string message) =>
        new(CellErrors.Refused(cell, directive.Line, "DirectiveError", message));
}
