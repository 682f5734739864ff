using Workbook.Display;
using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Dialect;

/// <summary>What a notebook may call without naming anyone, with the names and meanings of .NET Interactive.</summary>
public static class NotebookFunctions
{
    /// <summary>Shows a value now, in the cell's output.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">Only in these MIME types; in all that it has, if none is given.</param>
#pragma warning disable IDE1006 // .NET Interactive's name
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Show(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Text that is HTML; it shows itself when it is displayed or ends a cell.</summary>
    public static HtmlContent HTML(string content) => new(content);

    /// <summary>Runs JavaScript in the page that shows the notebook.</summary>
    public static void Javascript(string content) => Show(MimeBundle.Of(Mime.JavaScript, content));

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    public static void CSS(string content) => Show(MimeBundle.Of(Mime.Html, $"<style>{content}</style>"));

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next thing is shown, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => OutputRoute.Current?.Clear(wait);

    internal static DisplayedValue Show(object? value, IReadOnlyList<string> mimeTypes) =>
        Show(ValueDisplay.Bundle(value, mimeTypes));

    internal static DisplayedValue Show(MimeBundle bundle)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("N"), bundle.MimeTypes);
        OutputRoute.Current?.Display(bundle, shown.DisplayId);
        return shown;
    }
}
