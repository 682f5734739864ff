using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Completion;

/// <summary>What the compiler sees at the place where a word is being typed.</summary>
internal sealed class CursorContext
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly SyntaxNode? _left;
    private readonly SyntaxToken _before;

    private CursorContext(SemanticModel model, int position, SyntaxToken before, SyntaxNode? left)
    {
        (_model, _position, _before, _left) = (model, position, before, left);
    }

    /// <summary>The word follows a dot.</summary>
    public bool IsMember => _before.IsKind(SyntaxKind.DotToken);

    public static CursorContext Find(SyntaxTree tree, SemanticModel model, int wordStart)
    {
        var before = wordStart == 0 ? default : tree.GetRoot().FindToken(wordStart - 1);
        // Blanks between belong to the next token: what was found may stand behind the word.
        if (before.SpanStart >= wordStart && before != default) before = before.GetPreviousToken();
        return new CursorContext(model, wordStart, before, before.IsKind(SyntaxKind.DotToken) ? Left(before) : null);
    }

    public IEnumerable<ISymbol> Symbols()
    {
        if (IsMember) return _left is null ? [] : Members(_left);
        if (_before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } line && _before.SpanStart < line.Name?.Span.End + 1 && line.Alias is null)
            return _model.LookupNamespacesAndTypes(_position).Where(symbol => symbol is INamespaceSymbol || !line.StaticKeyword.IsKind(SyntaxKind.None));
        if (Initialized() is { } type) return Settable(type);
        return IsTypePlace ? _model.LookupNamespacesAndTypes(_position) : _model.LookupSymbols(_position);
    }

    /// <summary>The names of the parameters that could be given here.</summary>
    public IEnumerable<CompletionMatch> ArgumentNames()
    {
        if (!_before.IsKind(SyntaxKind.OpenParenToken) && !_before.IsKind(SyntaxKind.CommaToken)) return [];
        if (_before.Parent is not ArgumentListSyntax { Parent: { } call }) return [];
        var info = _model.GetSymbolInfo(call);
        var candidates = info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
        return candidates.OfType<IMethodSymbol>().SelectMany(method => method.Parameters)
            .Select(parameter => new CompletionMatch($"{parameter.Name}:", "property", SymbolText.Signature(parameter)));
    }

    private bool IsTypePlace => _before.IsKind(SyntaxKind.NewKeyword) || _before.IsKind(SyntaxKind.IsKeyword) || _before.IsKind(SyntaxKind.AsKeyword);

    private IEnumerable<ISymbol> Members(SyntaxNode left)
    {
        if (left.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { } line)
            return _model.LookupNamespacesAndTypes(_position, Container(left)).Where(s => s is INamespaceSymbol || !line.StaticKeyword.IsKind(SyntaxKind.None));
        var symbol = _model.GetSymbolInfo(left).Symbol;
        var type = _model.GetTypeInfo(left).Type;
        // A property may have its type's name: then either could be meant.
        var isType = symbol is INamespaceOrTypeSymbol;
        var sameName = symbol is IPropertySymbol or IFieldSymbol && type is not null && type.Name == symbol.Name;
        if (isType) return _model.LookupSymbols(_position, (INamespaceOrTypeSymbol)symbol!).Where(IsStatic);
        if (type is null or IErrorTypeSymbol) return [];
        var members = _model.LookupSymbols(_position, type, includeReducedExtensionMethods: true).Where(s => !IsStatic(s));
        return sameName ? members.Concat(_model.LookupSymbols(_position, type).Where(IsStatic)) : members;
    }

    private INamespaceOrTypeSymbol? Container(SyntaxNode left) => _model.GetSymbolInfo(left).Symbol as INamespaceOrTypeSymbol;

    private static bool IsStatic(ISymbol symbol) => symbol is INamespaceOrTypeSymbol || (symbol.IsStatic && symbol is not IMethodSymbol { MethodKind: MethodKind.ReducedExtension });

    // new Point { X = 1, |
    private INamedTypeSymbol? Initialized() =>
        (_before.IsKind(SyntaxKind.OpenBraceToken) || _before.IsKind(SyntaxKind.CommaToken))
        && _before.Parent is InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax creation }
        && _model.GetTypeInfo(creation).Type is INamedTypeSymbol type
        && !type.AllInterfaces.Any(contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? type
            : null;

    private ImmutableArray<ISymbol> Settable(INamedTypeSymbol type) =>
        [.. _model.LookupSymbols(_position, type).Where(s => s is IPropertySymbol { IsStatic: false, SetMethod: not null } or IFieldSymbol { IsStatic: false, IsReadOnly: false })];

    private static ExpressionSyntax? Left(SyntaxToken dot) => dot.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        QualifiedNameSyntax name => name.Left,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };
}
