using System.Reflection;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace EngineTests.Printing;

public class NotebookTests
{
    [Theory]
    [InlineData("text/plain", "[2], type = Int64, device = cpu\n 0 1\n")]
    [InlineData("text/html", "<div><pre>[2], type = Int64, device = cpu\n 0 1\n</pre></div>")]
    public void A_cell_that_ends_with_a_tensor_shows_its_values(string mimeType, string expected)
    {
        using var x = arange(2);
        var source = Activator.CreateInstance(typeof(Tensor).GetCustomAttribute<TypeFormatterSourceAttribute>()!.FormatterSourceType)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, [])!;
        var formatter = formatters.Single(one => (string)one.GetType().GetProperty("MimeType")!.GetValue(one)! == mimeType);
        var format = formatter.GetType().GetMethod("Format")!;
        using var written = new StringWriter();
        Assert.True((bool)format.Invoke(formatter, [x, written])!);
        Assert.Equal(expected, written.ToString().ReplaceLineEndings("\n"));
        Assert.False((bool)format.Invoke(formatter, ["no tensor", written])!);
    }
}
