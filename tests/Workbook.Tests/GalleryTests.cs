using Workbook.Gallery;
using Workbook.Notebooks;

namespace Workbook.Tests;

public class GalleryTests
{
    [Fact]
    public void A_notebook_says_at_its_top_what_it_is()
    {
        var figure = Cells.Code("figure");
        figure.Outputs.Add(new DisplayOutput(MimeBundle.Of(Mime.Png, "AAAA").Add(Mime.Plain, "curves")));
        var result = Cells.Code("result", Tags.Result);
        result.Outputs.Add(new DisplayOutput(MimeBundle.Of(Mime.Plain, "accuracy 0.93")));
        var notebook = new Notebook(
            [Cells.Prose("# 03 · Head-*only* `training`\n\nA first\nparagraph.\n\n**You will learn**\n\n* to freeze,\n* to train.\n\n**You need** nothing. **Time:** 20 minutes to read. More.\n\n## Next\n\n* not this"), figure, result],
            []);
        var summary = NotebookSummary.Of(notebook, "03.ipynb");
        Assert.Equal("03 · Head-only training", summary.Title);
        Assert.Equal("A first paragraph.", summary.Lead);
        Assert.Equal(["to freeze", "to train"], summary.Learns);
        Assert.Equal("20 minutes to read", summary.Time);
        Assert.Equal(["accuracy 0.93"], summary.KeyResults);
        Assert.Contains("src=\"data:image/png;base64,AAAA\"", summary.Picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_says_it_as_well()
    {
        var notebook = new Notebook([Cells.Prose("# 题\n\n**你将学到**\n\n* 冻结；\n* 训练。\n\n**你需要** 笔记本 02。**时间：** 边读边试 25 分钟。其他。")], []);
        var summary = NotebookSummary.Of(notebook, "zh.ipynb");
        Assert.Equal("边读边试 25 分钟", summary.Time);
        Assert.Equal(["冻结", "训练"], summary.Learns);
    }

    [Fact]
    public void A_notebook_without_words_is_called_by_its_file()
    {
        var summary = NotebookSummary.Of(new Notebook([Cells.Code("1")], []), "/course/04-next.ipynb");
        Assert.Equal(("04-next", "", null, null), (summary.Title, summary.Lead, summary.Time, summary.Picture));
    }

    [Fact]
    public void Nothing_that_a_notebook_says_can_leave_its_card()
    {
        var page = GalleryPage.Render("t", [("a.html", new NotebookSummary("<script>", "<b>", ["<i>"], "<u>", ["<s>"], null))]);
        Assert.All(["<script>", "<b>", "<i>", "<u>", "<s>"], tag => Assert.DoesNotContain(tag, page, StringComparison.Ordinal));
    }
}
