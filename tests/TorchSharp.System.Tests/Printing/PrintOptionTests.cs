using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Printing;

public sealed class PrintOptionTests : IDisposable
{
    public void Dispose()
    {
        torch.TensorStringStyle = julia;
        set_printoptions(floatFormat: "g5", linewidth: 100, newLine: Environment.NewLine, maxRows: 6, maxColumns: 6);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ToString_gives_the_metadata()
    {
        Assert.Equal("[2x2], type = Float32, device = cpu", zeros(2, 2).ToString());
        Assert.Equal("[2x2], type = Float32, device = cpu", zeros(2, 2).ToString(false));
        Assert.Equal("[2x2], type = Float32, device = cpu", zeros(2, 2).metastr());
        Assert.Equal("[3], type = Float32, device = meta", zeros(3, device: META).str());
    }

    [Fact]
    public void Default_is_the_style_that_was_set()
    {
        Assert.Equal(julia, torch.TensorStringStyle);
        torch.TensorStringStyle = numpy;
        Assert.Equal("[0, 0]", zeros(2).str());
        Assert.Equal("[0, 0]", zeros(2).ToString(true));
        set_printoptions(style: csharp);
        Assert.Equal("[2], type = Int32, device = cpu, value = int [] {0, 0}", zeros(2, int32).str());
        Assert.Throws<ArgumentException>(() => torch.TensorStringStyle = (TorchSharp.TensorStringStyle)4);
    }

    [Fact]
    public void Precision_and_sci_mode_choose_the_float_format()
    {
        using var x = tensor([3.14159f, 0.5f]);
        set_printoptions(precision: 2);
        Assert.Equal("[3.14, 0.50]", x.ToString(numpy));
        set_printoptions(precision: 1, sci_mode: true);
        Assert.Equal("[3.1E+000, 5.0E-001]", x.ToString(numpy));
        Assert.Equal("[3.1416, 0.5]", x.npstr()); // npstr has a format of its own
    }

    [Fact]
    public void Rows_columns_and_width_are_limits()
    {
        set_printoptions(maxRows: 3, maxColumns: 2);
        Assert.Equal("[0, ... 9]", arange(10).npstr());
        Assert.Equal("[[0]\n [1]\n ...\n [4]]", arange(5).reshape(5, 1).npstr(newLine: "\n"));
        set_printoptions(linewidth: 8, newLine: "|");
        Assert.Equal("[9], type = Int64, device = cpu| 0 1 ...|", arange(9).str());
    }

    [Fact]
    public void Print_writes_a_line_and_returns_the_tensor()
    {
        using var x = zeros(2, 2);
        using var written = new StringWriter();
        var before = Console.Out;
        try
        {
            Console.SetOut(written);
            Assert.Same(x, x.print());
        }
        finally
        {
            Console.SetOut(before);
        }
        Assert.Equal(x.ToString(true) + Environment.NewLine, written.ToString());
    }

    [Fact]
    public void Views_are_printed_as_they_are_seen()
    {
        Assert.Equal("[[0, 2]\n [1, 3]]", arange(4).reshape(2, 2).t().npstr(newLine: "\n"));
        Assert.Equal("[1+-2i]", tensor([(1f, 2f)]).conj().npstr());
        Assert.Equal("[-2]", tensor([(1f, 2f)]).conj().imag.npstr());
        Assert.Equal("[0.5, 0.25]", tensor([0.5f, 0.25f]).bfloat16().npstr());
    }

    [Fact]
    public void Printing_leaves_no_tensor_behind()
    {
        using var x = rand(3, 3);
        var before = Tensor.TotalCount;
        _ = x.str();
        _ = x.npstr();
        _ = x.cstr();
        Assert.Equal(before, Tensor.TotalCount);
    }
}
