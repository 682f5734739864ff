using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Session;

namespace Workbook.Export;

/// <summary>The parts of a program in the order that C# wants: usings, statements, extension methods, types.</summary>
internal sealed class ProgramText
{
    // The last of what a session imports is a class.
    private readonly List<string> _usings = [.. ScriptChain.Imports[..^1].Select(name => $"using {name};"), $"using static {ScriptChain.Imports[^1]};"];
    private readonly StringBuilder _statements = new();
    private readonly StringBuilder _extensions = new();
    private readonly StringBuilder _types = new();

    public IEnumerable<string> Usings => _usings;

    public string Statements => _statements.ToString();

    public string Extensions => _extensions.ToString();

    public string Types => _types.ToString();

    public void AddProse(string text)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Trim('\n').Split('\n')) _statements.Append($"// {line}".TrimEnd()).Append('\n');
        _statements.Append('\n');
    }

    /// <param name="cell">The cell with its names settled.</param>
    /// <param name="shows">Whether its last expression has a value that a notebook would show.</param>
    /// <param name="name">For a comment and for messages.</param>
    public void AddCode(CompilationUnitSyntax cell, bool shows, string name)
    {
        foreach (var directive in cell.Usings)
        {
            var text = directive.ToString();
            if (!_usings.Contains(text)) _usings.Add(text);
        }

        _statements.Append($"// {name}\n");
        foreach (var member in cell.Members) Add(member, shows && member == cell.Members[^1], name);
        var rest = cell.EndOfFileToken.LeadingTrivia.ToFullString().Trim();
        if (rest.Length > 0) _statements.Append(rest).Append('\n');
        _statements.Append('\n');
    }

    private void Add(MemberDeclarationSyntax member, bool shows, string name)
    {
        switch (member)
        {
            case GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }:
                var expression = last.Expression.ToString();
                Append(_statements, Comments(member) + (shows ? $"display({expression});" : $"{expression};"));
                break;
            case GlobalStatementSyntax or FieldDeclarationSyntax:
                Append(_statements, Inside(member));
                break;
            case MethodDeclarationSyntax method when method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true:
                Append(_extensions, method.WithModifiers([]).ToFullString().Trim('\n') is var text ? "public static " + text.TrimStart() : "");
                break;
            case MethodDeclarationSyntax:
                Append(_statements, Inside(member));
                break;
            case BaseTypeDeclarationSyntax or DelegateDeclarationSyntax:
                Append(_types, Inside(member));
                break;
            default:
                throw new ExportException($"{name}: '{member.ToString().Split('\n')[0]}' can stand at the top of a cell but not of a program. Make it a method or a variable.");
        }
    }

    private static void Append(StringBuilder to, string text) => to.Append(text.Trim('\n')).Append('\n');

    private static string Comments(MemberDeclarationSyntax member) => member.GetLeadingTrivia().ToFullString();

    // What a cell declares is seen everywhere; inside a program's body there is nothing to be public or private to.
    private static string Inside(MemberDeclarationSyntax member)
    {
        var outside = member.Modifiers.Where(token => token.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ReadOnlyKeyword).ToList();
        if (outside.Count == 0 || member is BaseTypeDeclarationSyntax) return member.ToFullString();
        var kept = SyntaxFactory.TokenList(member.Modifiers.Except(outside));
        return Comments(member) + member.WithModifiers(kept).WithoutLeadingTrivia().ToFullString();
    }
}
