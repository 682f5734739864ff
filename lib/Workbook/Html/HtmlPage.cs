using Workbook.Notebooks;

namespace Workbook.Html;

/// <summary>A notebook as one page that needs nothing else.</summary>
internal static class HtmlPage
{
    public static void WriteFile(Notebook notebook, string source, string target) => AtomicFile.Write(target, "");
}
