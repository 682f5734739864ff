using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Completion;

/// <summary>The words of the language.</summary>
internal static class Keywords
{
    private static readonly string[] Contextual =
        ["and", "async", "await", "dynamic", "get", "init", "is", "nameof", "not", "or", "record", "required", "set", "var", "when", "where", "with", "yield"];

    public static IReadOnlyList<CompletionMatch> All { get; } =
    [
        .. SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).Where(text => text.Length > 0 && char.IsAsciiLetterLower(text[0]))
            .Concat(Contextual).Distinct().Select(text => new CompletionMatch(text, "keyword")),
    ];
}
