using System.Text.RegularExpressions;
using Workbook.Session;

namespace Workbook.Completion;

/// <summary>Completes lines that are not C#: the directives' names, and paths after <c>#r</c>, <c>#load</c> and <c>#!import</c>.</summary>
internal static partial class DirectiveCompletion
{
    private static readonly string[] Names = [.. Magics.Known.Keys, "#i", "#load", "#r"];

    /// <summary>Null where the line is C#.</summary>
    /// <param name="line">The line of the cell.</param>
    /// <param name="cursor">Where in it.</param>
    /// <param name="folder">What paths are relative to.</param>
    public static CompletionList? At(string line, int cursor, string folder)
    {
        var before = line[..Math.Min(cursor, line.Length)];
        if (Path().Match(before) is { Success: true } path) return Paths(path.Groups["path"], path.Groups["name"].Value, cursor, folder);
        if (Name().Match(before) is not { Success: true } name) return null;
        var typed = name.Groups["name"];
        return new CompletionList(typed.Index, cursor, [.. Names
            .Where(known => known.StartsWith(typed.Value, StringComparison.Ordinal))
            .Select(known => new CompletionMatch(known, "magic"))]);
    }

    private static CompletionList Paths(Group path, string directive, int cursor, string root)
    {
        if (path.Value.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase)) return new CompletionList(cursor, cursor, []);
        var nameStart = path.Value.LastIndexOf('/') + 1;
        var typed = path.Value[nameStart..];
        var matches = Entries(System.IO.Path.GetFullPath(path.Value[..nameStart], System.IO.Path.GetFullPath(root)), directive)
            .Where(name => name.StartsWith(typed, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new CompletionMatch(name, "path"));
        return new CompletionList(path.Index + nameStart, cursor, [.. matches]);
    }

    private static IEnumerable<string> Entries(string folder, string directive)
    {
        string[] endings = directive == "#r" ? [".dll"] : [".ipynb", ".dib", ".csx", ".cs"];
        try
        {
            var into = new DirectoryInfo(folder);
            return [.. into.EnumerateDirectories().Select(inner => inner.Name + "/"),
                .. into.EnumerateFiles().Where(file => endings.Contains(file.Extension)).Select(file => file.Name)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    [GeneratedRegex("""^\s*(?<name>#r|#load|#!import)\s+"?(?<path>[^"]*)$""")]
    private static partial Regex Path();

    [GeneratedRegex(@"^\s*(?<name>#!?[\w-]*)$")]
    private static partial Regex Name();
}
