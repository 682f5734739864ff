using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Tests;

public class DirectiveTests
{
    [Fact]
    public async Task A_referenced_assembly_knows_its_place_and_finds_its_neighbours()
    {
        using var folder = new TemporaryFolder();
        var (lower, upper) = ($"Lower{Guid.NewGuid():N}", $"Upper{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder["bin"]);
        Compile(folder[$"bin/{lower}.dll"], "namespace Deep; public class Low { public int Value => 41; }");
        Compile(folder[$"bin/{upper}.dll"], "namespace Deep; public class Up { public int Value => new Low().Value + 1; }", folder[$"bin/{lower}.dll"]);
        var cells = await Cells.RunInAsync(
            folder.Path,
            $"#r \"bin/{upper}.dll\"  // built beside\nusing Deep;",
            "new Up().Value",
            "typeof(Up).Assembly.Location",
            $"#r \"bin/{lower}.dll\"\nnew Low().GetType().Assembly == System.Runtime.Loader.AssemblyLoadContext.Default.Assemblies.Single(a => a.GetName().Name == \"{lower}\")");
        Assert.Null(cells[0].Error());
        Assert.Equal("42", cells[1].Plain());
        Assert.Equal(folder[$"bin/{upper}.dll"], cells[2].Plain());
        Assert.Equal("True", cells[3].Plain());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_its_line()
    {
        var error = (await Cells.RunAsync("// first\n#r \"../lib/None.dll\"\nvar a = 1;"))[0].Error()!;
        Assert.Equal("DirectiveError", error.Name);
        Assert.Contains("There is no file ../lib/None.dll", error.Value, StringComparison.Ordinal);
        Assert.Contains("(test.ipynb, cell [1], line 2)", error.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#r \"nuget:Plotly.NET, 5.1.0\"", "The package Plotly.NET, 5.1.0 is not restored")]
    [InlineData("#!fsharp", "#!fsharp is not supported")]
    [InlineData("#r \"Workbook.Tests.pdb\"", "could not be loaded")]
    public async Task What_cannot_be_had_is_a_clear_error(string directive, string expected)
    {
        var error = (await Cells.RunInAsync(AppContext.BaseDirectory, directive))[0].Error()!;
        Assert.Contains(expected, error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directives_leave_the_line_numbers_as_they_are()
    {
        var error = (await Cells.RunAsync("#!csharp\n#!time\nmissing"))[0].Error()!;
        Assert.Contains("line 3", error.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_notebooks_are_imported()
    {
        using var folder = new TemporaryFolder();
        folder.File("helper.csx", "int Three() => 3;");
        folder.File("setup.ipynb", """{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": "var four = 4;"}]}""");
        var cells = await Cells.RunInAsync(folder.Path, "#load \"helper.csx\"\n#!import setup.ipynb\nThree() + four");
        Assert.Equal("7", cells[0].Plain());
    }

    [Fact]
    public async Task The_compilers_own_directives_are_left_to_it()
    {
        Assert.Equal("1", (await Cells.RunAsync("#region a\n#if MISSING\n2\n#else\n1\n#endif\n#endregion"))[0].Plain());
    }

    private static void Compile(string path, string source, params string[] references)
    {
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(source)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location), .. references.Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path).Success);
    }
}
