using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Parameters;

/// <summary>A variable of the parameters cell.</summary>
/// <param name="Name">As declared.</param>
/// <param name="Type">The declared type, or <c>var</c>.</param>
/// <param name="Value">The value it is declared with, as C#; null where there is none.</param>
internal sealed record DeclaredParameter(string Name, string Type, ExpressionSyntax? Value)
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    public bool IsString => Type is "string" or "string?" || Value.IsKind(SyntaxKind.StringLiteralExpression);

    public bool IsSingle => Type == "float" || HasSuffix('f');

    public bool IsDecimal => Type == "decimal" || HasSuffix('m');

    /// <summary>The variables that the cell declares at its top level; constants are none, for they cannot be assigned.</summary>
    public static IReadOnlyList<DeclaredParameter> In(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, Script).GetCompilationUnitRoot();
        var fields = root.Members.OfType<FieldDeclarationSyntax>()
            .Where(field => !field.Modifiers.Any(SyntaxKind.ConstKeyword) && !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            .Select(field => field.Declaration);
        var locals = root.Members.OfType<GlobalStatementSyntax>()
            .Select(global => global.Statement).OfType<LocalDeclarationStatementSyntax>()
            .Where(local => !local.IsConst)
            .Select(local => local.Declaration);
        return [.. fields.Concat(locals).SelectMany(Variables)];
    }

    private static IEnumerable<DeclaredParameter> Variables(VariableDeclarationSyntax declaration) =>
        declaration.Variables.Select(variable =>
            new DeclaredParameter(variable.Identifier.Text, declaration.Type.ToString(), variable.Initializer?.Value));

    private bool HasSuffix(char suffix) =>
        Value.IsKind(SyntaxKind.NumericLiteralExpression) && char.ToLowerInvariant(Value!.ToString()[^1]) == suffix
        && !Value!.ToString().StartsWith("0x", StringComparison.OrdinalIgnoreCase);
}
