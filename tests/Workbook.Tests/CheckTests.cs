using Workbook.Notebooks;

namespace Workbook.Tests;

public class CheckTests
{
    [Fact]
    public void A_good_notebook_has_no_faults_run_or_not()
    {
        Assert.Empty(NotebookCheck.Faults(Notebook(null, null), AppContext.BaseDirectory));
        Assert.Empty(NotebookCheck.Faults(Notebook(1, 2), AppContext.BaseDirectory));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, null)]
    [InlineData(1, 3)]
    public void Cells_that_were_not_run_from_the_top_are_a_fault(int? first, int? second)
    {
        Assert.Contains("run the notebook from the top", Assert.Single(NotebookCheck.Faults(Notebook(first, second), AppContext.BaseDirectory)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_a_fault_unless_the_cell_is_meant_to_raise_it()
    {
        var notebook = Notebook(1, 2);
        notebook.Cells[1].Outputs.Add(new ErrorOutput("Exception", "why", []));
        Assert.Contains("Exception: why", Assert.Single(NotebookCheck.Faults(notebook, AppContext.BaseDirectory)), StringComparison.Ordinal);
        notebook.Cells[1].Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception");
        Assert.Empty(NotebookCheck.Faults(notebook, AppContext.BaseDirectory));
    }

    [Fact]
    public void Missing_parameters_and_repeated_ids_are_faults()
    {
        var notebook = new Notebook([new Cell(CellKind.Markdown, "a", "", []), new Cell(CellKind.Markdown, "a", "", [])], []);
        Assert.Equal(3, NotebookCheck.Faults(notebook, AppContext.BaseDirectory).Count);
    }

    [Theory]
    [InlineData("[a](none.ipynb#part) ![b](https://example.org/x.png) [c](#here) [d](Workbook.Tests.dll)", "links to none.ipynb#part, which is not there")]
    [InlineData("`[a](none)`\n```\n[b](none)\n```\n[c](a%20b.md)", "links to a%20b.md")]
    public void A_link_to_what_is_not_there_is_a_fault(string prose, string expected)
    {
        var notebook = Notebook(1, 2);
        notebook.Cells.Add(Cells.Prose(prose));
        Assert.Contains(expected, Assert.Single(NotebookCheck.Faults(notebook, AppContext.BaseDirectory)), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_language_and_the_parameters_of_a_run_are_faults()
    {
        var notebook = Notebook(1, 2);
        notebook.Metadata["kernelspec"]!["language"] = "python";
        notebook.Cells[1].Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("injected-parameters");
        Assert.Equal(2, NotebookCheck.Faults(notebook, AppContext.BaseDirectory).Count);
    }

    private static Notebook Notebook(int? first, int? second)
    {
        var notebook = new Notebook([Cells.Code("int a = 1;", "parameters"), Cells.Code("a")], []);
        NotebookMetadata.Complete(notebook.Metadata);
        (notebook.Cells[0].ExecutionCount, notebook.Cells[1].ExecutionCount) = (first, second);
        return notebook;
    }
}
