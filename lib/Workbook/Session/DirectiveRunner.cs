namespace Workbook.Session;

/// <summary>Does what a cell's directives ask, before its C# is compiled.</summary>
internal sealed class DirectiveRunner(References references, Imports imports, Magics magics, string folder)
{
    private const string PackagePrefix = "nuget:";

    /// <exception cref="CellException">A directive asks for what cannot be had.</exception>
    public async Task RunAsync(CellSource cell, CellProgram program, CancellationToken cancellation)
    {
        foreach (var directive in program.Directives)
        {
            switch (directive.Name)
            {
                case "#r" when directive.Text.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase):
                    await references.AddPackageAsync(cell, directive, directive.Text[PackagePrefix.Length..].Trim(), cancellation);
                    break;
                case "#r":
                    references.AddFile(cell, directive, Find(cell, directive));
                    break;
                case "#i":
                    references.AddSource(directive.Text.StartsWith(PackagePrefix, StringComparison.OrdinalIgnoreCase)
                        ? directive.Text[PackagePrefix.Length..].Trim()
                        : directive.Text);
                    break;
                case "#load" or "#!import":
                    await imports.RunAsync(cell, directive, Find(cell, directive));
                    break;
                default:
                    if (CellProgram.IsShown(directive.Name) || directive.Name is "#!csharp" or "#!c#" or "#!time") break;
                    if (!await magics.RunAsync(cell, directive, program.Code)) throw Refusal.Of(cell, directive, Unknown(directive.Name));
                    break;
            }
        }
    }

    private static string Unknown(string name) => OtherLanguages.Name(name) is { } language
        ? $"{name}: {language} is not run here, only C#. Run this notebook in .NET Interactive, or rewrite the cell in C#."
        : $"{name} is not supported here. #!lsmagic lists what is.";

    private string Find(CellSource cell, Directive directive)
    {
        var path = Path.GetFullPath(directive.Text, folder);
        if (File.Exists(path)) return path;
        throw Refusal.Of(
            cell, directive, $"There is no file {directive.Text} (looked for {path}). Paths are relative to the notebook's folder.");
    }
}
