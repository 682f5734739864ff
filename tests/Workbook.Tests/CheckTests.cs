using Workbook.Notebooks;

namespace Workbook.Tests;

public class CheckTests
{
    [Fact]
    public void A_good_notebook_has_no_faults_run_or_not()
    {
        Assert.Empty(NotebookCheck.Faults(Notebook(null, null)));
        Assert.Empty(NotebookCheck.Faults(Notebook(1, 2)));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, null)]
    [InlineData(1, 3)]
    public void Cells_that_were_not_run_from_the_top_are_a_fault(int? first, int? second)
    {
        Assert.Contains("run the notebook from the top", Assert.Single(NotebookCheck.Faults(Notebook(first, second))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_is_a_fault_unless_the_cell_is_meant_to_raise_it()
    {
        var notebook = Notebook(1, 2);
        notebook.Cells[1].Outputs.Add(new ErrorOutput("Exception", "why", []));
        Assert.Contains("Exception: why", Assert.Single(NotebookCheck.Faults(notebook)), StringComparison.Ordinal);
        notebook.Cells[1].Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("raises-exception");
        Assert.Empty(NotebookCheck.Faults(notebook));
    }

    [Fact]
    public void Missing_parameters_and_repeated_ids_are_faults()
    {
        var notebook = new Notebook([new Cell(CellKind.Markdown, "a", "", []), new Cell(CellKind.Markdown, "a", "", [])], []);
        Assert.Equal(2, NotebookCheck.Faults(notebook).Count);
    }

    private static Notebook Notebook(int? first, int? second)
    {
        var notebook = new Notebook([Cells.Code("int a = 1;", "parameters"), Cells.Code("a")], []);
        (notebook.Cells[0].ExecutionCount, notebook.Cells[1].ExecutionCount) = (first, second);
        return notebook;
    }
}
