using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Workbook.Export;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>Exported programs, run by the SDK as a person would run them.</summary>
[Trait("Speed", "Slow")]
public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_prints_what_the_notebook_shows()
    {
        _folder.File("data/word.txt", "from a file");
        _folder.File("helper.csx", "int Three() => 3;\n\"imported\"");
        _folder.File("Lib.cs", "namespace Deep; public static class Sum { public static int Of(params int[] values) => values.Sum(); }");
        Export(
            Cells.Prose("# Title\n\nProse with \"quotes\" and */ an end."),
            Cells.Code("#!import helper.csx\n#!import Lib.cs\nusing System.IO;\nusing Deep;\nvar a = 1; // one"),
            Cells.Code("var a = \"text\";\nint Length(string s) => s.Length + Three();\nLength(a)"),
            Cells.Code("record Point(int X, int Y);\nstatic int Twice(this int x) => 2 * x;\nclass Own { public override string ToString() => \"own\"; }"),
            Cells.Code("// a comment before\nvar (a, b) = (5, new { Name = \"n\" });\nawait Task.Delay(1);\nconst int c = 4;\nforeach (var x in new[] { a, c }) Console.WriteLine(x.Twice());"),
            Cells.Code("int Length(int n) => n;\nLength(a) + Sum.Of(1, 2)"),
            Cells.Code("#!time\ndisplay(new Point(1, 2));\nnew object[] { b, new Own(), 1.5, null }"),
            Cells.Code("#!html\n<b>shown in a page only</b>"),
            Cells.Code("File.ReadAllText(\"data/word.txt\")\n// the end"),
            Cells.Code("Console.Write(\"\")"));
        Assert.Equal(
            "imported\n7\n10\n8\n8\nPoint { X = 1, Y = 2 }\n[{ Name = n }, own, 1.5, <null>]\nfrom a file\n", Run());
    }

    [Fact]
    public void What_a_notebook_says_to_its_kernel_a_console_says_in_plain_text()
    {
        Export(
            Cells.Code("using Microsoft.DotNet.Interactive;\nusing Microsoft.DotNet.Interactive.Formatting;\nusing static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;"),
            Cells.Code("class Animal { public string Name = \"a\"; }\nclass Cat : Animal { }"),
            Cells.Code("Formatter.Register<Animal>(animal => $\"animal {animal.Name}\");\nFormatter.Register<Animal>(animal => \"<b>not here</b>\", \"text/html\");\nnew Cat()"),
            Cells.Code("Formatter.Register<Cat>((cat, writer) => writer.Write(\"cat\"));\nFormatter.Register(typeof(List<>), (list, context) => { context.Writer.Write(\"a list\"); return true; });\nnew object[] { new Cat(), new Animal(), new List<int>() }"),
            Cells.Code("Formatter.SetPreferredMimeTypesFor(typeof(Cat), \"text/html\");\nnew Cat().ToDisplayString(\"text/plain\")"),
            Cells.Code("table(tr(th(\"n\"), th(\"m\")), new[] { 1, 2 }.Select(x => tr(td(x), td[style: \"color:red\"](b(\"<x>\")))))"),
            Cells.Code("div(_.article(\"any tag\"), ul.li(\"one\"), br, HTML(\"<i>two</i> &amp; three<style>x</style>\"))"),
            Cells.Code("var shown = display(\"first\");\nshown.Update(\"second\");\n\"<p>third</p>\".DisplayAs(\"text/html\");\n\"{}\".DisplayAs(\"application/vnd.plotly.v1+json\");\nDisplayedValue last = 4.5.Display();"),
            Cells.Code("await Kernel.GetInputAsync(\"name?\") + KernelInvocationContext.Current.CancellationToken.IsCancellationRequested"));
        Assert.Equal(
            """
            animal a
            [cat, animal a, a list]
            cat
            n  m
            1  <x>
            2  <x>
            any tag
            one
            two & three
            first
            second
            third
            (application/vnd.plotly.v1+json: shown in a notebook only)
            4.5
            name? False

            """, Run());
    }

    [Fact]
    public void A_referenced_assembly_is_used_from_its_place()
    {
        Directory.CreateDirectory(_folder["bin"]);
        var name = $"Used{Guid.NewGuid():N}";
        Compile(_folder[$"bin/{name}.dll"], "public static class Used { public static string Place => typeof(Used).Assembly.Location; }");
        Export(Cells.Code($"#r \"bin/{name}.dll\""), Cells.Code("Used.Place"));
        Assert.Equal(_folder[$"bin/{name}.dll"] + "\n", Run());
    }

    [Theory]
    [InlineData("#!set --name a --value 1", "cell [1], line 1: #!set has no place in a program")]
    [InlineData("\n#!fsharp\nlet a = 1", "F# cannot be exported")]
    [InlineData("missing", "cell [1] does not compile: CS0103")]
    [InlineData("#r \"none.dll\"", "there is no file none.dll")]
    [InlineData("int P { get; set; } = 3;", "can stand at the top of a cell but not of a program")]
    public void What_cannot_be_exported_is_named(string source, string expected)
    {
        var error = Assert.Throws<ExportException>(() => Export(Cells.Code(source)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["out/test.cs"]));
    }

    private void Export(params Cell[] cells) =>
        ProgramExport.WriteFile(new Notebook(cells, []), _folder["test.ipynb"], _folder["out/test.cs"]);

    private string Run() => Run(_folder["out/test.cs"]);

    internal static string Run(string program)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["run", program])
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : output + errors.Result;
    }

    private static void Compile(string path, string source) => Assert.True(CSharpCompilation.Create(
        Path.GetFileNameWithoutExtension(path),
        [CSharpSyntaxTree.ParseText(source)],
        [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(path).Success);
}
