using System.IO.Compression;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Export;
using Workbook.Notebooks;
using Workbook.Session.Packages;

namespace Workbook.Tests;

/// <summary>Packages, restored by the SDK from a feed that is a folder: no network is needed.</summary>
[Trait("Speed", "Slow")]
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _lower = $"Lower{Guid.NewGuid():N}";
    private readonly string _upper = $"Upper{Guid.NewGuid():N}";

    public PackageTests()
    {
        _folder.File("NuGet.Config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder["global"]}" /></config>
              <packageSources><clear /><add key="feed" value="{_folder["feed"]}" /></packageSources>
            </configuration>
            """);
        Directory.CreateDirectory(_folder["feed"]);
        Pack(_lower, "1.0.0", "public static class Low { public static int Value => 41; }");
        Pack(_upper, "1.0.0", "public static class Up { public static string Version => \"one\"; public static int Value => Low.Value + 1; }", _lower);
        Pack(_upper, "2.0.0", "public static class Up { public static string Version => \"two\"; public static int Value => Low.Value + 2; }", _lower);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_package_comes_with_what_it_depends_on_and_is_fetched_once()
    {
        var first = await Cells.RunInAsync(_folder.Path, $"#r \"nuget: {_upper}, 1.0.0\"", "$\"{Up.Version} {Up.Value}\"");
        Assert.Equal($"Package {_upper} 1.0.0\n", first[0].Printed());
        Assert.Equal("one 42", first[1].Plain());
        Directory.Delete(_folder["feed"], recursive: true);
        var second = await Cells.RunInAsync(_folder.Path, $"#r \"nuget:{_upper},1.0.0\"\n$\"{{Up.Version}} {{Up.Value}}\"");
        Assert.Equal("one 42", second[0].Plain());
    }

    [Fact]
    public async Task Without_a_version_it_is_the_newest_and_a_second_version_is_refused()
    {
        var cells = await Cells.RunInAsync(
            _folder.Path, $"#r \"nuget:{_upper}\"\nUp.Version", $"#r \"nuget:{_upper.ToUpperInvariant()}\"", $"#r \"nuget:{_upper}, 1.0.0\"");
        Assert.Equal("two", cells[0].Plain());
        Assert.Null(cells[1].Error());
        Assert.Contains("a session cannot have", cells[2].Error()!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_is_named_with_the_feed_and_the_session_goes_on()
    {
        var cells = await Cells.RunInAsync(_folder.Path, "var a = 1;\n#r \"nuget: Nobody.Has.This, 1.2.3\"", $"#r \"nuget: {_lower}\"\nLow.Value");
        var error = cells[0].Error()!;
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains("The package Nobody.Has.This 1.2.3 cannot be had", error.Value, StringComparison.Ordinal);
        Assert.Contains("feed", error.Value, StringComparison.Ordinal);
        Assert.Contains("line 2", error.Value, StringComparison.Ordinal);
        Assert.Equal("41", cells[1].Plain());
    }

    [Fact]
    public async Task A_feed_is_added_by_its_directive()
    {
        var other = $"Other{Guid.NewGuid():N}";
        Pack(other, "3.0.0", "public static class Other { public static int Value => 3; }", feed: "second");
        var cells = await Cells.RunInAsync(_folder.Path, $"#i \"nuget:second\"\n#r \"nuget:{other}, 3.0.0\"\nOther.Value");
        Assert.Equal("3", cells[0].Plain());
    }

    [Fact]
    public async Task A_package_that_stands_built_beside_the_program_is_taken_from_there_with_a_note()
    {
        var name = $"Local{Guid.NewGuid():N}";
        Build(name, "public static class Here { public static int Value => 7; }", _folder[$"{name}.dll"]);
        _folder.File("package-aliases.json", $$"""
            { "Far.Away": { "assemblies": ["{{name}}.dll"], "note": "the local build stands for it" }, "Lost": { "assemblies": ["lost.dll"], "note": "" } }
            """);
        var cells = await Cells.RunAliasedAsync(
            _folder.Path, PackageAliases.Find(_folder["none"], _folder.Path), "#r \"nuget: far.away, 9.9.9\"\nHere.Value", "#r \"nuget: Lost\"");
        Assert.Equal("far.away 9.9.9: the local build stands for it\n", cells[0].Printed());
        Assert.Equal("7", cells[0].Plain());
        Assert.Contains("lost.dll", cells[1].Error()!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exported_program_takes_its_packages_too()
    {
        var notebook = new Notebook([Cells.Code($"#r \"nuget: {_upper}, 1.0.0\"\nUp.Version"), Cells.Code("Up.Value")], []);
        ProgramExport.WriteFile(notebook, _folder["test.ipynb"], _folder["test.cs"]);
        Assert.Contains($"#:package {_upper}@1.0.0\n", File.ReadAllText(_folder["test.cs"]), StringComparison.Ordinal);
        Assert.Equal("one\n42\n", ExportTests.Run(_folder["test.cs"]));
    }

    // A package is a zip with a description and the assembly in a folder named after its framework.
    private void Pack(string id, string version, string source, string? dependency = null, string feed = "feed")
    {
        Directory.CreateDirectory(_folder[feed]);
        var assembly = _folder[$"{id}.{version}.dll"];
        Build(id, source, assembly, dependency is null ? null : _folder[$"{dependency}.1.0.0.dll"]);
        using var zip = ZipFile.Open(_folder[$"{feed}/{id}.{version}.nupkg"], ZipArchiveMode.Create);
        zip.CreateEntryFromFile(assembly, $"lib/net8.0/{id}.dll");
        using var text = new StreamWriter(zip.CreateEntry($"{id}.nuspec").Open());
        var needs = dependency is null ? "" : $"<dependencies><group targetFramework=\"net8.0\"><dependency id=\"{dependency}\" version=\"1.0.0\" /></group></dependencies>";
        text.Write($"<package><metadata><id>{id}</id><version>{version}</version><authors>a</authors><description>d</description>{needs}</metadata></package>");
    }

    private static void Build(string name, string source, string path, string? reference = null)
    {
        var references = new[] { typeof(object).Assembly.Location, reference }.OfType<string>().Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path).Success);
    }
}
