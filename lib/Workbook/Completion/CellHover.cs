using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session;

namespace Workbook.Completion;

/// <summary>What is said of a name, as text and as Markdown.</summary>
internal sealed record HoverText(string Plain, string Markdown);

/// <summary>Explains the name at the cursor: its signature, and what its XML documentation says.</summary>
internal sealed class CellHover(CSharpSession session)
{
    private readonly Documentation _documentation = new();

    /// <param name="code">The cell.</param>
    /// <param name="cursor">In a name, at its end, or within the brackets of a call.</param>
    /// <param name="detailed">Also parameters, result, remarks and exceptions.</param>
    public HoverText? At(string code, int cursor, bool detailed)
    {
        var compilation = session.Preview(CellText.WithoutDirectives(code));
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        if (NameAt(tree, cursor) is not { } name) return null;
        var (symbol, others) = Find(model, name);
        if (symbol is null or IErrorTypeSymbol) return null;

        var documentation = _documentation.Of(symbol, compilation);
        var text = documentation is null ? [] : detailed ? documentation.Everything() : documentation.Summary();
        var signature = SymbolText.Signature(symbol) + (others > 0 ? $" (+ {others} overload{(others > 1 ? "s" : "")})" : "");
        return new HoverText(
            string.Join("\n\n", [signature, .. text]),
            string.Join("\n\n", [$"```csharp\n{signature}\n```", .. text]));
    }

    private static (ISymbol? Symbol, int Others) Find(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared) return (declared, 0);
        var info = model.GetSymbolInfo(node);
        var all = model.GetMemberGroup(node);
        if (info.Symbol is null && info.CandidateSymbols.IsEmpty && all.IsEmpty) return (model.GetTypeInfo(node).Type, 0);
        var symbol = info.Symbol ?? info.CandidateSymbols.Concat(all).First();
        // An alias, or var: what stands behind it is of interest.
        return (symbol is IAliasSymbol alias ? alias.Target : symbol, Math.Max(0, all.Length - 1));
    }

    private static SyntaxNode? NameAt(SyntaxTree tree, int cursor)
    {
        var root = tree.GetRoot();
        var token = root.FindToken(Math.Min(cursor, root.FullSpan.End));
        if (!IsName(token) && cursor > 0) token = root.FindToken(cursor - 1);
        if (IsName(token)) return NameOf(token);
        // Between the brackets of a call its method is meant.
        var arguments = token.Parent?.FirstAncestorOrSelf<BaseArgumentListSyntax>(list => list.SpanStart < cursor);
        return arguments?.Parent switch
        {
            InvocationExpressionSyntax call => call.Expression,
            ObjectCreationExpressionSyntax creation => creation.Type,
            _ => null,
        };
    }

    private static bool IsName(SyntaxToken token) =>
        !token.IsMissing && (token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsPredefinedType(token.Kind()));

    // A.B is explained as a whole, for B alone is nothing; a constructor call is explained as its constructor.
    private static SyntaxNode NameOf(SyntaxToken token)
    {
        var node = token.Parent!;
        while (node.Parent is MemberAccessExpressionSyntax access && access.Name == node) node = access;
        return node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node ? creation : node;
    }
}
