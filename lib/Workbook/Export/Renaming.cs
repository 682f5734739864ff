using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Export;

/// <summary>
/// In a session a name may be declared anew; in a program it may not. The second and later ones become <c>name2</c>,
/// <c>name3</c>, and so does whatever means them.
/// </summary>
internal sealed class Renaming
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public Renaming(IReadOnlyList<Submission> submissions)
    {
        foreach (var submission in submissions)
            foreach (var name in Identifiers(submission.Tree.GetRoot())) _taken.Add(name.ValueText);
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var submission in submissions)
        {
            foreach (var symbol in Identifiers(submission.Tree.GetRoot()).Select(token => Declared(submission.Model, token)).OfType<ISymbol>())
                if (!declared.Add(symbol.Name) && !_names.ContainsKey(Key(symbol))) _names[Key(symbol)] = Fresh(symbol.Name);
        }
    }

    /// <summary>The cell with the new names.</summary>
    public CompilationUnitSyntax Apply(Submission submission)
    {
        var root = submission.Tree.GetRoot();
        return (CompilationUnitSyntax)root.ReplaceTokens(
            Identifiers(root).Where(token => NewName(submission.Model, token) is not null),
            (token, _) => SyntaxFactory.Identifier(token.LeadingTrivia, NewName(submission.Model, token)!, token.TrailingTrivia));
    }

    private string? NewName(SemanticModel model, SyntaxToken token)
    {
        var symbol = Declared(model, token) ?? (token.Parent is SimpleNameSyntax name ? model.GetSymbolInfo(name).Symbol : null);
        return symbol is not null && IsOfACell(symbol) ? _names.GetValueOrDefault(Key(symbol.OriginalDefinition)) : null;
    }

    private static ISymbol? Declared(SemanticModel model, SyntaxToken token)
    {
        if (token.Parent is not (VariableDeclaratorSyntax or SingleVariableDesignationSyntax or MethodDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
            return null;
        var symbol = model.GetDeclaredSymbol(token.Parent);
        return symbol is not null && IsOfACell(symbol) ? symbol : null;
    }

    private static bool IsOfACell(ISymbol symbol) => symbol.ContainingType is { IsScriptClass: true };

    private static string Key(ISymbol symbol) => $"{symbol.ContainingAssembly.Name} {symbol.ToDisplayString()}";

    private static IEnumerable<SyntaxToken> Identifiers(SyntaxNode root) =>
        root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken));

    private string Fresh(string name)
    {
        var number = 2;
        while (!_taken.Add($"{name}{number}")) number++;
        return $"{name}{number}";
    }
}
