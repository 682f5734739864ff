using Workbook.Notebooks;
using Workbook.Session;
using Workbook.Session.Packages;

namespace Workbook.Export;

/// <summary>A notebook taken apart: its pieces in order, imports in their places, and what it refers to.</summary>
internal sealed class NotebookSource
{
    private readonly string _folder;
    private readonly PackageAliases _aliases;
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    public NotebookSource(Notebook notebook, string folder, PackageAliases aliases)
    {
        (_folder, _aliases) = (folder, aliases);
        var number = 0;
        foreach (var cell in notebook.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell.Source)))
        {
            if (cell.Kind == CellKind.Code) AddCode(CellLanguage.Code(cell), $"cell [{++number}]");
            else Cells.Add(new ExportedCell("", cell.Source, ""));
        }
    }

    public List<ExportedCell> Cells { get; } = [];

    /// <summary>Full paths of assemblies.</summary>
    public List<string> Assemblies { get; } = [];

    /// <summary>Full paths of C# files that are compiled as they are.</summary>
    public List<string> Files { get; } = [];

    public List<PackageRequest> Packages { get; } = [];

    public List<string> Feeds { get; } = [];

    private void AddCode(string code, string name)
    {
        foreach (var part in CellProgram.Parts(code))
        {
            var program = CellProgram.Parse(part);
            foreach (var directive in program.Directives) Add(directive, name);
            if (program.Language is { } language) Cells.Add(new ExportedCell(name, $"{language.Name}\n{program.Code.Trim('\n')}", ""));
            else if (!string.IsNullOrWhiteSpace(program.Code)) Cells.Add(new ExportedCell(name, "", program.Code.Trim('\n')));
        }
    }

    private void Add(Directive directive, string cell)
    {
        switch (directive.Name)
        {
            case "#r" when directive.Text.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase):
                AddPackage(directive.Text["nuget:".Length..], cell);
                break;
            case "#r":
                AddOnce(Assemblies, Find(directive, cell));
                break;
            case "#i":
                AddOnce(Feeds, directive.Text.Replace("nuget:", "", StringComparison.OrdinalIgnoreCase).Trim());
                break;
            case "#load" or "#!import":
                Import(Find(directive, cell));
                break;
            case "#!set" or "#!share" or "#!value":
                throw new ExportException($"{cell}, line {directive.Line}: {directive.Name} has no place in a program. Declare the variable in C#.");
            case var name when OtherLanguages.Name(name) is { } language:
                throw new ExportException($"{cell}, line {directive.Line}: {language} cannot be exported as C#.");
        }
    }

    private void AddPackage(string text, string cell)
    {
        var package = PackageRequest.Parse(text) ?? throw new ExportException($"{cell}: '{text}' names no package.");
        if (_aliases.For(package) is var (assemblies, _)) foreach (var path in assemblies) AddOnce(Assemblies, path);
        else if (!Packages.Exists(package.IsSamePackage)) Packages.Add(package);
    }

    private void Import(string path)
    {
        if (!_imported.Add(path)) return;
        if (CompiledFile.IsProgramText(path)) Files.Add(path);
        else foreach (var source in ImportedFile.Read(path)) AddCode(source.Code, source.Name);
    }

    private string Find(Directive directive, string cell)
    {
        var path = Path.GetFullPath(directive.Text, _folder);
        return File.Exists(path) ? path : throw new ExportException($"{cell}, line {directive.Line}: there is no file {directive.Text}.");
    }

    private static void AddOnce(List<string> list, string value)
    {
        if (!list.Contains(value)) list.Add(value);
    }
}
