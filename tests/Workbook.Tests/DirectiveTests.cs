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
    [InlineData("#r \"nuget:a b\"", "names no package")]
    [InlineData("#!fsharp", "F# is not run here")]
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
    public async Task A_dib_is_imported_with_its_prose_and_its_languages()
    {
        using var folder = new TemporaryFolder();
        folder.File("setup.dib", "#!markdown\n\n# Prose\n\n#!csharp\n\nvar five = 5;\nfive\n\n#!html\n\n<b>x</b>\n");
        var cells = await Cells.RunInAsync(folder.Path, "#!import setup.dib\nfive + 1");
        Assert.Equal(
            ["# Prose", "5", "<b>x</b>", "6"],
            cells[0].Outputs.Cast<Workbook.Notebooks.DisplayOutput>().Select(output => output.Data[output.Data.MimeTypes.First()]));
    }

    [Fact]
    public async Task A_file_of_a_project_with_its_namespace_is_compiled()
    {
        using var folder = new TemporaryFolder();
        const string source = "namespace Deep.Down;\npublic static class Sum { public static int Of(IEnumerable<int> values) => values.Sum(); public static int Twice(this int n) => 2 * n; }";
        folder.File("Sum.cs", source);
        folder.File("Bad.cs", "namespace Deep;\nclass Bad { int A => missing; }");
        var cells = await Cells.RunInAsync(folder.Path, "#!import Sum.cs\nusing Deep.Down;", "Sum.Of([1, 2, 3]).Twice()", "#!import Bad.cs");
        Assert.Null(cells[0].Error());
        Assert.Equal("12", cells[1].Plain());
        Assert.Contains("Bad.cs, line 2", cells[2].Error()!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!import circle.csx", "circle.csx imports itself: circle.csx -> circle.csx")]
    [InlineData("#!import none.ipynb", "There is no file none.ipynb")]
    [InlineData("#!import broken.ipynb", "not a notebook")]
    public async Task An_import_that_cannot_be_is_explained(string source, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.File("circle.csx", "#load \"circle.csx\"");
        folder.File("broken.ipynb", "{");
        Assert.Contains(expected, (await Cells.RunInAsync(folder.Path, source))[0].Error()!.Value, StringComparison.Ordinal);
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
