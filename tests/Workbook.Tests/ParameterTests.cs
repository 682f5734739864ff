using System.Text.Json.Nodes;
using Workbook.Notebooks;
using Workbook.Parameters;

namespace Workbook.Tests;

public class ParameterTests
{
    private const string Source = """
        // The whole course.
        int epochs = 10, seeds = 5;
        var rate = 0.01f;
        string backbone = "resnet18";
        double decay = 0;
        bool mixed = true;
        const int Size = 224;
        """;

    [Fact]
    public void Values_are_set_in_a_cell_right_after_the_parameters()
    {
        var notebook = Inject(quick: false, ("epochs", "3"), ("backbone", "vgg11"));
        Assert.Equal("epochs = 3;\nbackbone = \"vgg11\";", notebook.Cells[2].Source);
        Assert.True(notebook.Cells[2].HasTag("injected-parameters"));
        Assert.Equal(4, notebook.Cells.Count);
    }

    [Theory]
    [InlineData("rate", "0.1", "rate = 0.1f;")]
    [InlineData("rate", "1e-3", "rate = 1e-3f;")]
    [InlineData("rate", "0.1f", "rate = 0.1f;")]
    [InlineData("decay", "1e-4", "decay = 1e-4;")]
    [InlineData("seeds", "2 * 3", "seeds = 2 * 3;")]
    [InlineData("mixed", "False", "mixed = false;")]
    [InlineData("backbone", "\"quoted\"", "backbone = \"quoted\";")]
    [InlineData("backbone", "a \"b\" \\ c", "backbone = \"a \\\"b\\\" \\\\ c\";")]
    public void A_value_is_written_as_its_parameter_takes_it(string name, string value, string expected)
    {
        Assert.Equal(expected, Inject(quick: false, (name, value)).Cells[2].Source);
    }

    [Fact]
    public void Quick_values_come_from_the_cells_own_metadata_and_set_wins()
    {
        Assert.Equal("epochs = 1;\nseeds = 2;", Inject(quick: true).Cells[2].Source);
        Assert.Equal("epochs = 7;\nseeds = 2;", Inject(quick: true, ("epochs", "7")).Cells[2].Source);
        Assert.Equal(3, Inject(quick: false).Cells.Count);
    }

    [Fact]
    public void A_name_that_is_not_declared_is_an_error_that_names_those_that_are()
    {
        var error = Assert.Throws<ParameterException>(() => Inject(quick: false, ("epoch", "3")));
        Assert.Equal("The parameters cell declares no variable 'epoch'. It declares: epochs, seeds, rate, backbone, decay, mixed.", error.Message);
    }

    [Fact]
    public void A_value_that_is_no_code_is_an_error()
    {
        Assert.Throws<ParameterException>(() => Inject(quick: false, ("epochs", "3 +")));
        Assert.Throws<ParameterException>(() => Inject(quick: false, ("epochs", "")));
    }

    [Fact]
    public void An_executed_copy_can_be_run_again_with_other_values()
    {
        var notebook = Inject(quick: false, ("epochs", "3"));
        ParameterInjection.Apply(notebook, false, new Dictionary<string, string> { ["epochs"] = "4" });
        Assert.Equal("epochs = 4;", Assert.Single(notebook.Cells, cell => cell.HasTag("injected-parameters")).Source);
    }

    [Fact]
    public void Without_a_parameters_cell_nothing_can_be_set_but_quick_is_fine()
    {
        var notebook = new Notebook([Cells.Code("1")], []);
        ParameterInjection.Apply(notebook, true, new Dictionary<string, string>());
        Assert.Throws<ParameterException>(() => ParameterInjection.Apply(notebook, true, new Dictionary<string, string> { ["a"] = "1" }));
    }

    private static Notebook Inject(bool quick, params (string Name, string Value)[] set)
    {
        var parameters = Cells.Code(Source, "parameters");
        parameters.Metadata["quick"] = new JsonObject { ["epochs"] = "1", ["seeds"] = 2 };
        var notebook = new Notebook([Cells.Prose("# t"), parameters, Cells.Code("epochs")], []);
        ParameterInjection.Apply(notebook, quick, set.ToDictionary(pair => pair.Name, pair => pair.Value));
        return notebook;
    }
}
