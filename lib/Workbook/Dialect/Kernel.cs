using Microsoft.AspNetCore.Html;
using Workbook.Display;
using Workbook.Notebooks;
using Workbook.Session;

namespace Microsoft.DotNet.Interactive;

/// <summary>
/// What a notebook may call without naming anyone. The names, namespaces and meanings are .NET Interactive's, so that the same
/// notebook runs in both.
/// </summary>
public static class Kernel
{
#pragma warning disable IDE1006 // .NET Interactive's name
    /// <summary>Shows a value now, in the cell's output.</summary>
    /// <param name="value">What to show.</param>
    /// <param name="mimeTypes">Only in these MIME types; in all that it has, if none is given.</param>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => Show(value, mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Text that is HTML; it shows itself when it is displayed or ends a cell.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Runs JavaScript in the page that shows the notebook.</summary>
    public static void Javascript(string content) => Show(MimeBundle.Of(Mime.JavaScript, content));

    /// <summary>Adds a style sheet to the page that shows the notebook.</summary>
    public static void CSS(string content) => Show(MimeBundle.Of(Mime.Html, $"<style>{content}</style>"));

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Only when the next thing is shown, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => OutputRoute.Current?.Clear(wait);

    /// <summary>Asks the person for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked, as in a run without a client.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text") =>
        Ask(prompt, typeHint == "password");

    /// <summary>Asks the person for a secret, which is not shown while it is typed.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked, as in a run without a client.</exception>
    public static async Task<PasswordString> GetPasswordAsync(string prompt = "") => new(await Ask(prompt, isPassword: true));

    internal static DisplayedValue Show(object? value, IReadOnlyList<string> mimeTypes) =>
        Show(ValueDisplay.Bundle(value, mimeTypes));

    internal static DisplayedValue Show(MimeBundle bundle)
    {
        var shown = new DisplayedValue(Guid.NewGuid().ToString("N"), bundle.MimeTypes);
        OutputRoute.Current?.Display(bundle, shown.DisplayId);
        return shown;
    }

    internal static Task<string> Ask(string prompt, bool isPassword) =>
        OutputRoute.Current?.AskAsync(prompt, isPassword) ?? throw new InvalidOperationException("No cell is running.");
}
