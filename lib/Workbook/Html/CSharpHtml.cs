using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Html;

/// <summary>C# source as coloured HTML, from the compiler's own tokens.</summary>
internal static class CSharpHtml
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    public static string Render(string source)
    {
        var text = source.ReplaceLineEndings("\n");
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(text, Script).GetRoot().DescendantTokens())
        {
            AppendTrivia(html, token.LeadingTrivia);
            Append(html, ClassOf(token), token.Text);
            AppendTrivia(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList trivia)
    {
        foreach (var piece in trivia)
        {
            var name = piece.IsDirective || piece.IsKind(SyntaxKind.ShebangDirectiveTrivia) ? "d"
                : piece.IsKind(SyntaxKind.WhitespaceTrivia) || piece.IsKind(SyntaxKind.EndOfLineTrivia) ? null
                : piece.IsKind(SyntaxKind.SkippedTokensTrivia) || piece.IsKind(SyntaxKind.DisabledTextTrivia) ? null
                : "c";
            Append(html, name, piece.ToFullString());
        }
    }

    private static void Append(StringBuilder html, string? name, string text)
    {
        if (text.Length == 0) return;
        if (name is null) html.Append(Escaped.Text(text));
        else html.Append("<span class=\"").Append(name).Append("\">").Append(Escaped.Text(text)).Append("</span>");
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedRawStringEndToken => "s",
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => ClassOfName(token),
        _ when token.IsKeyword() || SyntaxFacts.IsContextualKeyword(token.Kind()) => "k",
        _ => null,
    };

    // What is called and what is a type can be read from the syntax alone in most places.
    private static string? ClassOfName(SyntaxToken token)
    {
        if (token.Text == "var" && token.Parent?.Parent is VariableDeclarationSyntax or DeclarationExpressionSyntax or ForEachStatementSyntax)
            return "k";
        var name = token.Parent is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } simple && access.Name == simple
            ? access
            : token.Parent;
        if (name?.Parent is InvocationExpressionSyntax call && call.Expression == name) return "f";
        if (token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax) return "f";
        return token.Parent is BaseTypeDeclarationSyntax || IsTypePlace(token.Parent) ? "t" : null;
    }

    private static bool IsTypePlace(SyntaxNode? name) => name is TypeSyntax type && type.Parent switch
    {
        VariableDeclarationSyntax or ObjectCreationExpressionSyntax or ParameterSyntax or TypeArgumentListSyntax
            or ArrayTypeSyntax or NullableTypeSyntax or SimpleBaseTypeSyntax or CastExpressionSyntax or PropertyDeclarationSyntax
            or PrimaryConstructorBaseTypeSyntax or AttributeSyntax or TypeOfExpressionSyntax => true,
        MethodDeclarationSyntax method => method.ReturnType == type,
        LocalFunctionStatementSyntax function => function.ReturnType == type,
        MemberAccessExpressionSyntax access => access.Expression == type && char.IsUpper(type.ToString()[0]),
        _ => false,
    };
}
