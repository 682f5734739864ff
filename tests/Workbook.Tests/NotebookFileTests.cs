using Workbook.Notebooks;

namespace Workbook.Tests;

public class NotebookFileTests
{
    // Written by Jupyter's nbformat 5.5: every kind of cell and output, odd line ends, unknown metadata.
    private static readonly string Fixture = Path.Combine(AppContext.BaseDirectory, "fixtures", "jupyter.ipynb");

    [Fact]
    public void A_file_that_jupyter_wrote_is_written_back_byte_for_byte()
    {
        Assert.Equal(File.ReadAllText(Fixture), NotebookWriter.Write(NotebookReader.ReadFile(Fixture)));
    }

    [PythonFact]
    public void What_is_written_is_valid_and_what_jupyter_writes_again_is_the_same()
    {
        using var folder = new TemporaryFolder();
        var notebook = NotebookReader.ReadFile(Fixture);
        notebook.Cells.Add(Cells.Code("1"));
        notebook.Cells[^1].Outputs.Add(new DisplayOutput(MimeBundle.Of("text/plain", "a\u0085b\nc")));
        notebook.Cells[^1].Outputs.Add(new ErrorOutput("E", "", []));
        NotebookWriter.WriteFile(notebook, folder["ours.ipynb"]);
        var (exitCode, output) = PythonFactAttribute.Run(
            "import nbformat, sys; nb = nbformat.read(sys.argv[1], 4); nbformat.validate(nb); nbformat.write(nb, sys.argv[2])",
            folder["ours.ipynb"],
            folder["theirs.ipynb"]);
        Assert.True(exitCode == 0, output);
        Assert.Equal(File.ReadAllText(folder["ours.ipynb"]), File.ReadAllText(folder["theirs.ipynb"]));
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("{", "line 1")]
    [InlineData("[]", "the notebook should be an object, but it is a list")]
    [InlineData("{}", "'nbformat' is missing")]
    [InlineData("""{"nbformat": 3}""", "nbformat 3")]
    [InlineData("""{"nbformat": 4, "metadata": {}}""", "cells should be a list, but it is missing")]
    [InlineData("""{"nbformat": 4, "metadata": {}, "cells": [1]}""", "cells[0] should be an object, but it is a number")]
    [InlineData("""{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "poem"}]}""", "cells[0].cell_type is 'poem'")]
    [InlineData("""{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {}, "source": [1]}]}""", "cells[0].source[0] should be a string")]
    [InlineData("""{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "raw", "id": "a b", "metadata": {}, "source": ""}]}""", "cells[0].id is 'a b'")]
    [InlineData("""{"nbformat": 4, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": "", "outputs": [{"output_type": "pyout"}]}]}""", "cells[0].outputs[0] has the output type 'pyout'")]
    public void A_file_that_is_no_notebook_is_told_where_and_why(string text, string expected)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookReader.Read(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": \"a\\ud83d\"}]}", "half of a character")]
    [InlineData("{\"nbformat\": 4, \"metadata\": null, \"cells\": []}", "metadata should be an object, but it is missing")]
    [InlineData("{\"nbformat\": \"4\", \"metadata\": {}, \"cells\": []}", "nbformat should be a whole number")]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "Duplicate")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"\"}]}", "cells[0].outputs should be a list, but it is missing")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"metadata\": {}, \"source\": \"\", \"outputs\": [{\"output_type\": \"stream\", \"name\": 1, \"text\": \"\"}]}]}", "outputs[0].name should be a string, but it is a number")]
    [InlineData("<<<<<<< HEAD\n{}", "line 1")]
    public void A_damaged_notebook_is_told_where_and_why(string text, string expected)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookReader.Read(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_beginning_of_a_notebook_is_refused_with_a_message_and_nothing_else()
    {
        var whole = File.ReadAllText(Fixture).TrimEnd();
        for (var length = 0; length < whole.Length; length += 7)
            Assert.Contains("line", Assert.Throws<NotebookFormatException>(() => NotebookReader.Read(whole[..length])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_and_bytes_that_are_no_text_are_refused()
    {
        Assert.Throws<NotebookFormatException>(() => NotebookReader.Read(string.Concat(Enumerable.Repeat("[", 100_000))));
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["latin.ipynb"], [0x22, 0xe9, 0x22]);
        Assert.Contains("no UTF-8 text", Assert.Throws<NotebookFormatException>(() => NotebookReader.ReadFile(folder["latin.ipynb"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_would_not_change_is_not_touched()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["a.txt"], "one");
        var date = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(folder["a.txt"], date);
        AtomicFile.Write(folder["a.txt"], "one");
        Assert.Equal(date, File.GetLastWriteTimeUtc(folder["a.txt"]));
    }

    [Fact]
    public void A_notebook_from_before_ids_gets_them_and_always_the_same()
    {
        const string old = """{"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [{"cell_type": "markdown", "metadata": {}, "source": "a"}, {"cell_type": "markdown", "metadata": {}, "source": "b"}]}""";
        var notebook = NotebookReader.Read(old);
        Assert.Equal(["cell-1", "cell-2"], notebook.Cells.Select(cell => cell.Id));
        Assert.Contains("\"nbformat_minor\": 5", NotebookWriter.Write(notebook), StringComparison.Ordinal);
    }

    [Fact]
    public void A_write_leaves_nothing_beside_the_file()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["deep/a.txt"], "one");
        AtomicFile.Write(folder["deep/a.txt"], "two");
        Assert.Equal("two", File.ReadAllText(folder["deep/a.txt"]));
        Assert.Single(Directory.GetFiles(folder["deep"]));
    }

    [Fact]
    public void The_metadata_that_every_client_knows_is_added_and_what_is_there_is_kept()
    {
        var metadata = new System.Text.Json.Nodes.JsonObject { ["kernelspec"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "mine" } };
        NotebookMetadata.Complete(metadata);
        Assert.Equal("mine", metadata["kernelspec"]!["name"]!.ToString());
        Assert.Equal("csharp", metadata["language_info"]!["pygments_lexer"]!.ToString());
    }
}
