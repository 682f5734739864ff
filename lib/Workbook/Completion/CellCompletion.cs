using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session;

namespace Workbook.Completion;

/// <summary>Completes a cell as it is typed, from what the compiler knows of it and of the cells that ran.</summary>
/// <param name="session">What ran.</param>
/// <param name="folder">What paths are relative to.</param>
internal sealed class CellCompletion(CSharpSession session, string folder)
{
    public CompletionList At(string code, int cursor)
    {
        var (line, lineStart) = CellText.LineAt(code, cursor);
        if (DirectiveCompletion.At(line, cursor - lineStart, folder) is { } directive)
            return directive with { Start = directive.Start + lineStart, End = directive.End + lineStart };

        var tree = CellText.Parse(code);
        var start = WordStart(code, cursor);
        if (IsText(tree, start)) return new CompletionList(cursor, cursor, []);
        var prefix = code[start..cursor];
        var compilation = session.Preview(CellText.WithoutDirectives(code));
        var matches = Candidates(compilation, start)
            .Where(match => match.Text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(match => match.Text)
            .OrderBy(match => match.Text, StringComparer.OrdinalIgnoreCase).ThenBy(match => match.Text, StringComparer.Ordinal);
        return new CompletionList(start, cursor, [.. matches]);
    }

    private static IEnumerable<CompletionMatch> Candidates(Compilation compilation, int start)
    {
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        var context = CursorContext.Find(tree, model, start);
        var symbols = context.Symbols().Where(IsOffered).Select(Match);
        return context.IsMember ? symbols : symbols.Concat(context.ArgumentNames()).Concat(Keywords.All);
    }

    private static CompletionMatch Match(ISymbol symbol) =>
        new(SymbolText.Name(symbol), SymbolText.Kind(symbol), SymbolText.Signature(symbol));

    private static bool IsOffered(ISymbol symbol) => symbol.CanBeReferencedByName && !symbol.GetAttributes().Any(IsHidden);

    private static bool IsHidden(AttributeData attribute) =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute"
        && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }];

    private static int WordStart(string code, int cursor)
    {
        while (cursor > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[cursor - 1])) cursor--;
        return cursor > 0 && code[cursor - 1] == '@' ? cursor - 1 : cursor;
    }

    // Within a string, a comment or a number nothing is completed; within the holes of a string it is.
    private static bool IsText(SyntaxTree tree, int position)
    {
        var root = tree.GetRoot();
        if (position > 0 && root.FindTrivia(position - 1) is { RawKind: not 0 } trivia && IsComment(trivia, position)) return true;
        var token = root.FindToken(position);
        var inside = token.SpanStart < position && position < token.Span.End;
        return inside && (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.CharacterLiteralToken)
            || token.IsKind(SyntaxKind.InterpolatedStringTextToken) || token.IsKind(SyntaxKind.NumericLiteralToken)
            || token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken));
    }

    private static bool IsComment(SyntaxTrivia trivia, int position) => trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia => true,
        SyntaxKind.MultiLineCommentTrivia => position < trivia.Span.End,
        _ => false,
    };
}
