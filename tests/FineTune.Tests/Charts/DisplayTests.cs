using System.Collections;
using System.Text.Json;
using FineTune.Charts;

namespace FineTune.Tests.Charts;

/// <summary>Finds the formatters as a kernel does: by the attribute's and the members' names, and by nothing else.</summary>
public class DisplayTests
{
    public static TheoryData<object, string[]> Shown() => new()
    {
        { LearningCurves.Of(new Run("r", [1, 2], [1, 2], [0.1, 0.2], [0.1, 0.2])), ["application/vnd.plotly.v1+json", "text/plain"] },
        { ImageGrid.Of(new Picture(new byte[3], 1, 1, 3, "dot")), ["text/html", "text/plain"] },
        { new Table(["a"], [[1]]), ["text/html", "text/plain"] },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_kernel_finds_the_forms_by_name(object value, string[] mimeTypes)
    {
        var bundle = Bundle(value, out var preferred);
        Assert.Equal(mimeTypes, preferred);
        Assert.Equal(mimeTypes, bundle.Keys);
        Assert.All(bundle.Values, Assert.NotEmpty);
        Assert.Equal(value.ToString(), bundle["text/plain"]);
        if (bundle.TryGetValue("application/vnd.plotly.v1+json", out var json)) Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(json).RootElement.ValueKind);
    }

    [Fact]
    public void A_figure_comes_and_goes_as_json()
    {
        var figure = Bars.Of("Accuracy", "accuracy", new Bar("a", 0.5, 0.1));
        Assert.Equal(figure.ToJson(), Figure.FromJson(figure.ToJson()).ToJson());
        Assert.Equal("Figure", Figure.FromJson("""{"data": []}""").ToString());
        _ = Assert.ThrowsAny<JsonException>(() => Figure.FromJson("{}"));
        _ = Assert.ThrowsAny<JsonException>(() => Figure.FromJson("{"));
    }

    private static Dictionary<string, string> Bundle(object value, out string[] preferred)
    {
        var attribute = value.GetType().GetCustomAttributes(true).Single(a => a.GetType().Name == "TypeFormatterSourceAttribute");
        preferred = (string[])attribute.GetType().GetProperty("PreferredMimeTypes")!.GetValue(attribute)!;
        var sourceType = (Type)attribute.GetType().GetProperty("FormatterSourceType")!.GetValue(attribute)!;
        var source = Activator.CreateInstance(sourceType)!;
        var formatters = (IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var bundle = new Dictionary<string, string>();
        foreach (var formatter in formatters)
        {
            using var writer = new StringWriter();
            var wrote = (bool)formatter.GetType().GetMethod("Format", [typeof(object), typeof(TextWriter)])!.Invoke(formatter, [value, writer])!;
            Assert.True(wrote);
            bundle.Add((string)formatter.GetType().GetProperty("MimeType")!.GetValue(formatter)!, writer.ToString());
        }
        return bundle;
    }
}
