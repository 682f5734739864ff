using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Export;

/// <summary>What a cell ends in.</summary>
internal static class LastExpression
{
    /// <summary>Whether it is an expression whose value a notebook shows: not void, not something shown already.</summary>
    public static bool HasValue(Submission submission) =>
        ((CompilationUnitSyntax)submission.Tree.GetRoot()).Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        }
        && submission.Model.GetTypeInfo(last.Expression).Type is { SpecialType: not SpecialType.System_Void, Name: not "DisplayedValue" };
}
