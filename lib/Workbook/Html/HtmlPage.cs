using System.Text;
using Workbook.Notebooks;

namespace Workbook.Html;

/// <summary>A notebook as one page that needs nothing else: no network, no files beside it.</summary>
internal static class HtmlPage
{
    /// <param name="notebook">With its outputs.</param>
    /// <param name="source">The notebook's file: the pictures that its prose names lie relative to it.</param>
    /// <param name="target">The page to write.</param>
    public static void WriteFile(Notebook notebook, string source, string target) =>
        AtomicFile.Write(target, Render(notebook, Path.GetFullPath(source), PageScript.Plotly.Wanted(), PageScript.Mermaid.Wanted()));

    /// <param name="notebook">With its outputs.</param>
    /// <param name="source">The full path of the notebook's file.</param>
    /// <param name="plotly">The text of plotly.js, asked for where there is a figure; null where it is not at hand.</param>
    /// <param name="mermaid">The text of mermaid, asked for where there is a diagram; null where it is not at hand.</param>
    public static string Render(Notebook notebook, string source, Lazy<string?> plotly, Lazy<string?> mermaid)
    {
        var diagrams = new DiagramHtml(mermaid);
        var prose = new MarkdownHtml(Path.GetDirectoryName(source)!, diagrams);
        var figures = new FigureHtml(plotly);
        var outputs = new OutputHtml(prose, figures, diagrams);
        var cells = new StringBuilder();
        foreach (var cell in notebook.Cells) cells.Append(Cell(cell, prose, outputs));
        var title = prose.Headings.FirstOrDefault(heading => heading.Level == 1)?.Text ?? Path.GetFileNameWithoutExtension(source);
        return Document(title, TableOfContents.Render(prose.Headings), cells.ToString(), figures.Scripts() + diagrams.Scripts());
    }

    private static string Document(string title, string contents, string cells, string scripts) => PageShell.Around(title, ["page.css"], $"""
        <body>
        {contents}
        <main>
        {cells}</main>
        {scripts}
        </body>
        """);

    private static string Cell(Cell cell, MarkdownHtml prose, OutputHtml outputs) => cell.Kind switch
    {
        CellKind.Markdown => $"<section class=\"prose\">\n{prose.Render(cell.Source, cell.Attachments)}</section>\n",
        CellKind.Raw => $"<section class=\"raw\"><pre>{Escaped.Text(cell.Source)}</pre></section>\n",
        _ => CodeCell(cell, outputs),
    };

    private static string CodeCell(Cell cell, OutputHtml outputs)
    {
        if (string.IsNullOrWhiteSpace(cell.Source)) return "";
        var kind = cell.HasTag(Tags.InjectedParameters) ? " injected" : "";
        var label = cell.HasTag(Tags.InjectedParameters) ? "<p class=\"note\">parameters of this run</p>" : "";
        var count = cell.ExecutionCount is { } number ? $" data-count=\"{number}\"" : "";
        return $"""
            <section class="code{kind}" id="cell-{Escaped.Text(cell.Id)}"{count}>
            {label}<pre class="source"><code>{CSharpHtml.Render(cell.Source)}</code></pre>
            {outputs.Render(cell.Outputs)}</section>

            """;
    }
}
