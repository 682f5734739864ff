using System.CommandLine;
using Workbook.Gallery;
using Workbook.Notebooks;

namespace Workbook.Commands;

/// <summary><c>workbook gallery</c></summary>
internal static class GalleryCommand
{
    private static readonly Argument<string[]> Files = new("notebooks")
    {
        Description = "Executed notebooks, or folders of them.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Output = new("--output")
    {
        Description = "The page to write.",
        HelpName = "file",
        DefaultValueFactory = _ => Path.Combine("artifacts", "notebooks", "index.html"),
    };

    private static readonly Option<string> Title = new("--title") { Description = "The page's title.", DefaultValueFactory = _ => "Notebooks" };

    public static Command Create()
    {
        var command = new Command("gallery", "Writes one page over all notebooks: title, first picture, what each teaches. It works offline.") { Files, Output, Title };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        try
        {
            var target = Path.GetFullPath(parsed.GetRequiredValue(Output));
            var cards = NotebookFiles.Find(parsed.GetRequiredValue(Files))
                .Select(file => (Link(file, target), NotebookSummary.Of(NotebookStore.Read(file.Path), file.Path)))
                .ToList();
            AtomicFile.Write(target, GalleryPage.Render(parsed.GetRequiredValue(Title), cards));
            Console.WriteLine(parsed.GetRequiredValue(Output));
            return ExitCodes.Ok;
        }
        catch (Exception error) when (error is UsageException or NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.BadInput;
        }
    }

    // The page of the notebook where there is one, else the notebook itself.
    private static string Link(NotebookFile file, string target)
    {
        var page = Path.ChangeExtension(file.Path, ".html");
        var path = Path.GetRelativePath(Path.GetDirectoryName(target)!, Path.GetFullPath(File.Exists(page) ? page : file.Path));
        return string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
