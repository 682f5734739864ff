using FineTune.Charts;

namespace FineTune.Tests.Charts;

public class TableTests
{
    private sealed record Result(string Model, double TrainLoss, int Images, bool Frozen, double? AUC);

    private static readonly Result[] Results = [new("head only", 0.31234567, 1234567, true, null), new("from <scratch>", 0.9, 12, false, 0.5)];

    [Fact]
    public void Records_become_rows_and_properties_columns()
        => Assert.Equal("""
            model           train loss     images  frozen  AUC
            --------------  ----------  ---------  ------  ---
            head only           0.3123  1,234,567  yes       –
            from <scratch>         0.9         12  no      0.5
            """, Table.Of(Results).ToString());

    [Fact]
    public void All_text_is_encoded()
    {
        var html = Table.Of(Results).ToHtml();
        Assert.Contains("from &lt;scratch&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<scratch>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_bounded()
    {
        var table = new Table(["n"], Enumerable.Range(0, 80).Select(n => new object?[] { n })) { Limit = 20 };
        Assert.EndsWith("… and 60 more rows", table.ToString(), StringComparison.Ordinal);
        Assert.Equal(21, table.ToHtml().Split("<tr>").Length - 1);
        Assert.Contains("… and 60 more rows", table.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(202, new Table(["s"], [[new string('x', 9999)]]).ToString().Split('\n')[2].Length + 1);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
        => Assert.Contains("2 values; there are 1 columns", Assert.Throws<ArgumentException>(() => new Table(["a"], [[1, 2]])).Message, StringComparison.Ordinal);
}
