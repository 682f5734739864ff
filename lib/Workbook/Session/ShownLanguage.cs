using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>A cell, or the rest of one, that is not run but shown.</summary>
internal static class ShownLanguage
{
    /// <summary>Null for a language that shows nothing, such as <c>#!value</c>.</summary>
    public static MimeBundle? Bundle(string directive, string code)
    {
        var text = code.TrimStart('\n');
        return directive switch
        {
            "#!html" => MimeBundle.Of(Mime.Html, text),
            "#!markdown" => MimeBundle.Of(Mime.Markdown, text),
            "#!javascript" or "#!js" => MimeBundle.Of(Mime.JavaScript, text),
            // JupyterLab and VS Code draw it themselves; elsewhere its text reads well enough.
            "#!mermaid" => MimeBundle.Of(Mime.Mermaid, text).Add(Mime.Markdown, $"```mermaid\n{text.TrimEnd()}\n```").Add(Mime.Plain, text),
            _ => null,
        };
    }
}
