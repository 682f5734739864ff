using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Gallery;

/// <summary>What a notebook says of itself at its top, and its first picture.</summary>
/// <param name="Title">Its first heading, or the name of its file.</param>
/// <param name="Lead">Its first paragraph.</param>
/// <param name="Learns">The items of its first list: what a reader will learn.</param>
/// <param name="Time">What stands after "Time:" (or "时间：").</param>
/// <param name="KeyResults">What its cells tagged <c>result</c> showed.</param>
/// <param name="Picture">An <c>img</c> element, or null.</param>
internal sealed partial record NotebookSummary(
    string Title, string Lead, IReadOnlyList<string> Learns, string? Time, IReadOnlyList<string> KeyResults, string? Picture)
{
    private const int MostLearns = 5;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseEmphasisExtras().Build();

    public static NotebookSummary Of(Notebook notebook, string path)
    {
        var prose = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => Markdown.Parse(cell.Source, Pipeline)).ToList();
        var blocks = prose.SelectMany(document => document).ToList();
        var title = blocks.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1);
        var top = blocks.TakeWhile(block => block is not HeadingBlock { Level: > 1 }).ToList();
        return new NotebookSummary(
            title is null ? Path.GetFileNameWithoutExtension(path) : Text(title.Inline),
            top.OfType<ParagraphBlock>().Select(paragraph => Text(paragraph.Inline)).FirstOrDefault() ?? "",
            [.. (top.OfType<ListBlock>().FirstOrDefault() ?? Enumerable.Empty<Block>()).OfType<ListItemBlock>().Select(Item).Take(MostLearns)],
            top.OfType<ParagraphBlock>().Select(paragraph => TimeIn(Text(paragraph.Inline))).FirstOrDefault(time => time is not null),
            KeyResult.Of(notebook),
            FirstPicture(notebook));
    }

    private static string? FirstPicture(Notebook notebook) => notebook.CodeCells
        .SelectMany(cell => cell.Outputs.OfType<DisplayOutput>())
        .Select(output => OutputHtml.Picture(output.Data))
        .FirstOrDefault(picture => picture is not null);

    private static string Item(ListItemBlock item) =>
        string.Join(' ', item.OfType<ParagraphBlock>().Select(paragraph => Text(paragraph.Inline))).TrimEnd(',', ';', '.', '，', '；', '。');

    private static string Text(ContainerInline? inline) => string.Concat(inline?.Descendants().Select(piece => piece switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }) ?? []).Trim();

    private static string? TimeIn(string paragraph) => Times().Match(paragraph) is { Success: true } match ? match.Groups["time"].Value.Trim() : null;

    [GeneratedRegex(@"(\b(Time|Run time)|时间)[:：]\s*(?<time>[^.;。；]+)")]
    private static partial Regex Times();
}
