namespace Workbook.Session;

/// <summary>Does what a cell's directives ask, before its C# is compiled.</summary>
internal sealed class DirectiveRunner(ScriptChain chain, AssemblyShelf shelf, string folder, Func<CellSource, Task> runFile)
{
    /// <exception cref="CellException">A directive asks for what cannot be had.</exception>
    public async Task RunAsync(CellSource cell, IEnumerable<Directive> directives)
    {
        foreach (var directive in directives)
        {
            switch (directive.Name)
            {
                case "#r":
                    Reference(cell, directive);
                    break;
                case "#load" or "#!import":
                    foreach (var source in ImportedFile.Read(Find(cell, directive))) await runFile(source);
                    break;
                case "#!csharp" or "#!c#" or "#!time" or "#!html" or "#!javascript" or "#!js" or "#!markdown":
                    break;
                default:
                    throw Refuse(cell, directive, $"{directive.Name} is not supported here.");
            }
        }
    }

    private void Reference(CellSource cell, Directive directive)
    {
        if (directive.Argument.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
        {
            var package = directive.Argument["nuget:".Length..].Trim();
            throw Refuse(
                cell, directive, $"The package {package} is not restored here. Reference a built assembly: #r \"path/to/Some.dll\".");
        }

        var path = Find(cell, directive);
        try
        {
            if (shelf.Load(path) is var (reference, assembly)) chain.AddReference(reference, assembly);
        }
        catch (Exception error) when (error is BadImageFormatException or FileLoadException)
        {
            throw Refuse(cell, directive, $"{path} could not be loaded: {error.Message}");
        }
    }

    private string Find(CellSource cell, Directive directive)
    {
        var path = Path.GetFullPath(directive.Argument, folder);
        if (File.Exists(path)) return path;
        throw Refuse(
            cell, directive, $"There is no file {directive.Argument} (looked for {path}). Paths are relative to the notebook's folder.");
    }

    private static CellException Refuse(CellSource cell, Directive directive, string message) =>
        new(CellErrors.Refused(cell, directive.Line, "DirectiveError", message));
}
