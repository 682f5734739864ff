#pragma warning disable CA1822 // the convention asks for instance methods
using Workbook.Display;
using Workbook.Notebooks;

namespace Workbook.Tests;

// The convention is by name: this is a stranger's attribute.
[AttributeUsage(AttributeTargets.All)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[]? PreferredMimeTypes { get; set; }
}

public class FormatterSourceTests
{
    [Fact]
    public void A_bundle_is_every_preferred_type_that_the_formatters_give_and_json_is_json()
    {
        var bundle = ValueDisplay.Bundle(new Chart());
        Assert.Equal([Mime.Plotly, Mime.Plain], bundle.MimeTypes);
        Assert.Equal("""{"data":[1,2]}""", bundle[Mime.Plotly]);
        var stored = OutputJson.WriteBundle(bundle);
        Assert.IsType<System.Text.Json.Nodes.JsonObject>(stored[Mime.Plotly]);
    }

    [Fact]
    public void A_derived_type_and_a_type_with_the_interface_are_shown_the_same_way()
    {
        Assert.Equal("a chart", ValueDisplay.Bundle(new SpecialChart())[Mime.Plain]);
        Assert.Equal("a chart", ValueDisplay.Bundle(new ByInterface())[Mime.Plain]);
    }

    [Fact]
    public void Inside_a_table_a_value_shows_its_own_html_or_text()
    {
        var html = ValueDisplay.Bundle(new[] { new { Name = "n", Chart = new Chart() } })[Mime.Html];
        Assert.Contains("a chart", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_preferred_types_every_formatter_counts()
    {
        Assert.Equal(3, ValueDisplay.Bundle(new Unsorted()).MimeTypes.Count);
    }

    [Fact]
    public void A_formatter_that_writes_no_json_is_named()
    {
        var error = Assert.Throws<FormatException>(() => ValueDisplay.Bundle(new Broken()));
        Assert.Contains(Mime.Plotly, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_offers_no_formatters_is_told_what_it_needs()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ValueDisplay.Bundle(new Wrong()));
        Assert.Contains("CreateTypeFormatters", error.Message, StringComparison.Ordinal);
    }

    private sealed class Formatter(string mimeType, string text, bool writes = true)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            Assert.NotNull(instance);
            writer.Write(text);
            return writes;
        }
    }

    private sealed class ChartSource
    {
        public IEnumerable<object> CreateTypeFormatters() =>
            [new Formatter("text/html", "unwanted"), new Formatter(Mime.Plain, "a chart"), new Formatter(Mime.Png, "", writes: false), new Formatter(Mime.Plotly, """{"data": [1, 2]}""")];
    }

    private sealed class BrokenSource
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Formatter(Mime.Plotly, "{nan: NaN}")];
    }

    private sealed class EmptySource;

    [TypeFormatterSource(typeof(ChartSource), PreferredMimeTypes = [Mime.Plotly, Mime.Png, Mime.Plain])]
    private class Chart;

    private sealed class SpecialChart : Chart;

    [TypeFormatterSource(typeof(ChartSource), PreferredMimeTypes = [Mime.Plain])]
    private interface IChart;

    private sealed class ByInterface : IChart;

    [TypeFormatterSource(typeof(ChartSource))]
    private sealed class Unsorted;

    [TypeFormatterSource(typeof(BrokenSource))]
    private sealed class Broken;

    [TypeFormatterSource(typeof(EmptySource))]
    private sealed class Wrong;
}
