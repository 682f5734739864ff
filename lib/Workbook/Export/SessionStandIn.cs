using Workbook.Html;

namespace Workbook.Export;

/// <summary>What only a notebook's session has, under the same names, for a console: it stands at the end of the program.</summary>
internal static class SessionStandIn
{
    private const string Formatting = "Microsoft.DotNet.Interactive.Formatting";

    /// <param name="program">The program so far: formatters and views are added only where it speaks of them.</param>
    public static string For(string program) => program.Contains(Formatting, StringComparison.Ordinal)
        ? $"{PageAsset.Read("notebook-console.txt")}\n\n{PageAsset.Read("notebook-formatting.txt").Replace("TAGS", Tags(), StringComparison.Ordinal)}"
        : PageAsset.Read("notebook-console.txt");

    // The class alone: in a program no namespace can be the whole file's.
    private static string Tags()
    {
        var text = PageAsset.Read("PocketViewTags.cs").ReplaceLineEndings("\n");
        return string.Concat(text[text.IndexOf("/// <summary>", StringComparison.Ordinal)..].Split('\n').Select(line => line.Length == 0 ? "\n" : $"    {line}\n"));
    }
}
