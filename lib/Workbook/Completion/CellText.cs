using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Session;

namespace Workbook.Completion;

/// <summary>The C# of a cell with spaces in the place of directives, so that every position stays where it is.</summary>
internal static class CellText
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, DocumentationMode.Parse, SourceCodeKind.Script);

    public static string WithoutDirectives(string code)
    {
        var text = new StringBuilder(code.Length);
        var line = 1;
        foreach (var part in Lines(code))
        {
            text.Append(Directive.Parse(part.TrimEnd('\r', '\n'), line++) is null ? part : Blank(part));
        }

        return text.ToString();
    }

    public static SyntaxTree Parse(string code) => CSharpSyntaxTree.ParseText(WithoutDirectives(code), Script);

    /// <summary>The line at that position, and where it starts.</summary>
    public static (string Line, int Start) LineAt(string code, int position)
    {
        var start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var end = code.IndexOf('\n', start);
        return (end < 0 ? code[start..] : code[start..end], start);
    }

    private static IEnumerable<string> Lines(string code)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end + 1;
            yield return code[start..end];
            start = end;
        }
    }

    private static string Blank(string line) => string.Concat(line.Select(c => c is '\r' or '\n' ? c : ' '));
}
