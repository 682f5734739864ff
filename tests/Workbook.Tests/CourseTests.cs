using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Tests;

/// <summary>The course stands in notebooks, in English, and in notebooks/zh, in Chinese: the same cells, other words.</summary>
public class CourseTests
{
    private static readonly string English = Path.Combine(Repository.Root, "notebooks");
    private static readonly string Chinese = Path.Combine(English, "zh");

    public static TheoryData<string> Translated => [.. Names(Chinese)];

    [Fact]
    public void Both_courses_have_notebooks_of_the_same_names()
    {
        Assert.NotEmpty(Names(English));
        Assert.Equal(Names(English), Names(Chinese));
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void A_chinese_notebook_has_the_cells_of_the_english_one(string name)
    {
        var (english, chinese) = Both(name);
        Assert.Equal(english.Cells.Select(Shape), chinese.Cells.Select(Shape));
        Assert.True(JsonNode.DeepEquals(english.Metadata, chinese.Metadata), "the notebook's metadata differ");
        foreach (var (ours, theirs) in english.Cells.Zip(chinese.Cells))
            Assert.True(JsonNode.DeepEquals(ours.Metadata, theirs.Metadata), $"the metadata of the cell {ours.Id} differ");
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void A_chinese_notebook_runs_the_code_of_the_english_one(string name)
    {
        var (english, chinese) = Both(name);
        Assert.Equal(
            english.CodeCells.Select(cell => cell.Source),
            chinese.CodeCells.Select(cell => cell.Source.Replace("../../", "../", StringComparison.Ordinal)));
        Assert.DoesNotContain(chinese.CodeCells, cell => cell.Source.Replace("../../", "", StringComparison.Ordinal).Contains("../", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void A_chinese_notebook_speaks_chinese_in_every_cell_of_prose(string name)
    {
        var (english, chinese) = Both(name);
        var untranslated = english.Cells.Zip(chinese.Cells)
            .Where(pair => pair.Second.Kind == CellKind.Markdown)
            .Where(pair => pair.First.Source == pair.Second.Source || !pair.Second.Source.Any(IsChinese))
            .Select(pair => pair.Second.Id);
        Assert.Empty(untranslated);
    }

    /// <summary>`workbook copy-outputs notebooks/zh --from notebooks` after a run of the English ones.</summary>
    [Theory]
    [MemberData(nameof(Translated))]
    public void A_chinese_notebook_shows_what_the_english_one_gave(string name)
    {
        var (english, chinese) = Both(name);
        Assert.Equal(english.CodeCells.Select(cell => cell.ExecutionCount), chinese.CodeCells.Select(cell => cell.ExecutionCount));
        foreach (var (ours, theirs) in english.CodeCells.Zip(chinese.CodeCells))
            Assert.True(Shown(ours).SequenceEqual(Shown(theirs)), $"the outputs of the cell {ours.Id} differ");
    }

    private static IEnumerable<string> Shown(Cell cell) => cell.Outputs.Select(output => OutputJson.Write(output).ToJsonString());

    private static bool IsChinese(char character) => character is >= '\u4e00' and <= '\u9fff';

    private static (CellKind Kind, string Id, string Tags) Shape(Cell cell) => (cell.Kind, cell.Id, string.Join(' ', cell.Tags));

    private static (Notebook English, Notebook Chinese) Both(string name) =>
        (NotebookReader.ReadFile(Path.Combine(English, name)), NotebookReader.ReadFile(Path.Combine(Chinese, name)));

    private static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(folder, "*.ipynb").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
