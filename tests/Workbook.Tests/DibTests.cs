using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

public class DibTests
{
    [Fact]
    public void A_notebook_comes_back_with_its_sources_kinds_languages_and_kernels()
    {
        var html = Cells.Code("<b>x</b>");
        html.Metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = "html" };
        var before = new Notebook(
            [
                Cells.Prose("# Title\n\n* `#!csharp` in a line\n\n\ttab"), Cells.Code("#r \"x.dll\"\n#!time\n\nvar a = 1;\n\nvar b = \"#!html\";"),
                html, Cells.Code("#!mermaid\ngraph LR"), Cells.Code(""), new Cell(CellKind.Raw, "raw", "raw text", []), Cells.Code("last"),
            ],
            new JsonObject
            {
                ["polyglot_notebook"] = new JsonObject { ["kernelInfo"] = new JsonObject { ["defaultKernelName"] = "csharp" } },
                ["mine"] = "学",
            });
        NotebookMetadata.Complete(before.Metadata);
        var after = DibReader.Read(DibWriter.Write(before));
        Assert.Equal(before.Cells.Select(cell => cell.Kind), after.Cells.Select(cell => cell.Kind));
        Assert.Equal(before.Cells.Select(CellLanguage.Code), after.Cells.Select(CellLanguage.Code));
        Assert.True(JsonNode.DeepEquals(before.Metadata, after.Metadata), after.Metadata.ToJsonString());
        Assert.Equal(DibWriter.Write(before), DibWriter.Write(after));
    }

    [Theory]
    [InlineData("var a = 1;")]
    [InlineData("\n\nvar a = 1;\n\n\n")]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("  \n\tvar a = \"\"\"\n\n\n\"\"\";  \n ")]
    [InlineData("#!mermaid\n\ngraph LR\n")]
    [InlineData("#!html")]
    [InlineData("#!time\n\n\nvar a = 1;")]
    public void Every_cell_comes_back_as_it_was_wherever_it_stands(string source)
    {
        Cell[][] orders = [[Cells.Code(source)], [Cells.Code(source), Cells.Prose("text")], [Cells.Prose("text"), Cells.Code(source)]];
        foreach (var cells in orders)
        {
            var after = DibReader.Read(DibWriter.Write(new Notebook(cells, []))).Cells;
            Assert.Equal(cells.Select(cell => (cell.Kind, cell.Source)), after.Select(cell => (cell.Kind, cell.Source)));
        }
    }

    [Fact]
    public void What_a_dib_has_no_place_for_is_told()
    {
        var cell = Cells.Code("1", "hidden");
        cell.Outputs.Add(new StreamOutput("stdout", "1"));
        cell.Metadata["collapsed"] = true;
        Assert.Equal(["outputs", "tags", "other metadata of cells"], DibWriter.LeftOut(new Notebook([cell], [])));
        Assert.Empty(DibWriter.LeftOut(DibReader.Read("#!fsharp\n\n1\n\n#!html\n\n<b>\n")));
    }

    // As .NET Interactive's extension writes it.
    [Fact]
    public void A_dib_is_read_as_its_own_writer_means_it()
    {
        var notebook = DibReader.Read("""
            #!meta

            {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

            #!markdown

            # Hello

            text

            #!csharp

            #!time
            Console.WriteLine("#!markdown");

            #!fsharp

            let x = 1

            #!c#
            1
            """);
        Assert.Equal(["# Hello\n\ntext", "#!time\nConsole.WriteLine(\"#!markdown\");", "let x = 1", "1"], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal(["csharp", "csharp", "fsharp", "csharp"], notebook.Cells.Select(CellLanguage.Of));
        Assert.Equal("csharp", notebook.Metadata["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]!.ToString());
        Assert.Equal("C#", notebook.Metadata["kernelspec"]!["language"]!.ToString());
    }

    [Fact]
    public void Code_before_any_language_is_c_sharp()
    {
        Assert.Equal("var a = 1;", Assert.Single(DibReader.Read("var a = 1;\n").Cells).Source);
        Assert.Empty(DibReader.Read("\n").Cells);
    }

    [Fact]
    public void What_a_dib_cannot_hold_is_refused()
    {
        var error = Assert.Throws<NotebookFormatException>(() => DibWriter.Write(new Notebook([Cells.Prose("text\n#!csharp\nmore")], [])));
        Assert.Contains("cell 1 has a line that switches the language", error.Message, StringComparison.Ordinal);
        Assert.Throws<NotebookFormatException>(() => DibReader.Read("#!meta\n{"));
    }

    [PythonFact]
    public void What_was_a_dib_is_valid_as_a_notebook()
    {
        using var folder = new TemporaryFolder();
        NotebookStore.Write(DibReader.Read("#!markdown\n\n# a\n\n#!html\n\n<b>\n"), folder["a.ipynb"]);
        var (exitCode, output) = PythonFactAttribute.Run("import nbformat, sys; nbformat.validate(nbformat.read(sys.argv[1], 4))", folder["a.ipynb"]);
        Assert.True(exitCode == 0, output);
    }
}
