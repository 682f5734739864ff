using System.Text;
using System.Xml.Linq;
using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Session.Packages;

namespace Workbook.Export;

/// <summary>A notebook as one C# file that <c>dotnet run file.cs</c> runs: prose as comments, what is shown as console output.</summary>
internal static class ProgramExport
{
    private static readonly string[] Settings =
    [
        "PublishAot=false", "Nullable=disable", "AllowUnsafeBlocks=true", "ManagePackageVersionsCentrally=false",
        "TreatWarningsAsErrors=false", "WarningLevel=0", "RunAnalyzers=false", "InvariantGlobalization=true",
    ];

    /// <param name="notebook">The notebook.</param>
    /// <param name="source">Its file: paths in it are relative to its folder.</param>
    /// <param name="target">The program to write; its references, if any, go into a file beside it.</param>
    /// <exception cref="ExportException">A cell cannot become part of a program.</exception>
    public static void WriteFile(Notebook notebook, string source, string target)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(source))!;
        var parts = new NotebookSource(notebook, folder, PackageAliases.OfThisProgram());
        var place = Path.GetDirectoryName(Path.GetFullPath(target))!;
        var targets = Path.ChangeExtension(target, ".targets");
        var hasTargets = parts.Assemblies.Count + parts.Files.Count + parts.Feeds.Count > 0;
        var program = Render(parts, source, place, hasTargets ? Path.GetFileName(targets) : null);
        if (hasTargets) AtomicFile.Write(targets, Targets(parts, place));
        AtomicFile.Write(target, program);
    }

    private static string Render(NotebookSource parts, string source, string place, string? targets)
    {
        var home = Path.GetDirectoryName(Path.GetFullPath(source))!;
        var text = Program(parts, home);
        var folder = Relative(place, home);
        var program = new StringBuilder();
        foreach (var package in parts.Packages) program.Append($"#:package {package.Id}@{package.Version ?? "*"}\n");
        // A file of a project counts on what the SDK imports for it; a notebook names what it uses.
        foreach (var setting in Settings.Prepend($"ImplicitUsings={(parts.Files.Count > 0 ? "enable" : "disable")}")) program.Append($"#:property {setting}\n");
        if (targets is not null) program.Append($"#:property CustomAfterMicrosoftCommonTargets=$(MSBuildProjectDirectory)/{targets}\n");
        program.Append($"\n// Made of {Path.GetFileName(source)} by workbook export. Run it: dotnet run {Path.GetFileNameWithoutExtension(source)}.cs\n\n");
        foreach (var line in text.Usings) program.Append(line).Append('\n');
        program.Append('\n');
        program.Append($"Environment.CurrentDirectory = System.IO.Path.GetFullPath(\"{folder}\", AppContext.GetData(\"EntryPointFileDirectoryPath\") as string ?? Environment.CurrentDirectory);\n\n");
        program.Append(text.Statements.TrimEnd('\n')).Append("\n\n");
        if (text.Extensions.Length > 0) program.Append($"static class NotebookExtensions\n{{\n{text.Extensions}}}\n\n");
        program.Append(text.Types);
        program.Append('\n').Append(SessionStandIn.For(program.ToString())).Append('\n');
        if (parts.Assemblies.Count > 0) program.Append('\n').Append(PageAsset.Read("notebook-assemblies.txt").Replace("FOLDERS", Folders(parts, place), StringComparison.Ordinal)).Append('\n');
        return program.ToString();
    }

    private static ProgramText Program(NotebookSource parts, string folder)
    {
        var submissions = Submissions.Compile([.. parts.Cells.Where(cell => cell.Code.Length > 0)], SourceReferences.Of(parts, folder));
        var renaming = new Renaming(submissions);
        var text = new ProgramText();
        foreach (var cell in parts.Cells)
        {
            if (cell.Code.Length == 0) text.AddProse(cell.Prose);
            else if (submissions.First(submission => ReferenceEquals(submission.Cell, cell)) is var submission)
                text.AddCode(renaming.Apply(submission), LastExpression.HasValue(submission), cell.Name);
        }

        return text;
    }

    private static string Targets(NotebookSource parts, string place) => new XElement(
        "Project",
        new XElement("PropertyGroup", new XElement("RestoreAdditionalProjectSources", string.Join(';', parts.Feeds))),
        new XElement(
            "ItemGroup",
            parts.Assemblies.Select(path => new XElement("Reference", new XAttribute("Include", Path.GetFileNameWithoutExtension(path)), new XElement("HintPath", Here(place, path)), new XElement("Private", "false"))),
            parts.Files.Select(path => new XElement("Compile", new XAttribute("Include", Here(place, path)))))) + "\n";

    private static string Here(string place, string path) => "$(MSBuildThisFileDirectory)" + Relative(place, path);

    private static string Folders(NotebookSource parts, string place) =>
        string.Join(", ", parts.Assemblies.Select(path => $"\"{Relative(place, Path.GetDirectoryName(path)!)}\"").Distinct());

    private static string Relative(string from, string to) => Path.GetRelativePath(from, to).Replace('\\', '/');
}
