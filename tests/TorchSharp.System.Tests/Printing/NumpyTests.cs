using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Printing;

/// <summary>The strings are TorchSharp 0.106's.</summary>
public class NumpyTests
{
    [Fact]
    public void Short_vectors_are_whole_and_long_ones_lose_their_middle()
    {
        Assert.Equal("[0, 0, 0, 0]", zeros(4).npstr());
        Assert.Equal("[0, 1+4.86i, 2+9.72i]", tensor([(0f, 0f), (1f, 4.86f), (2f, 9.72f)]).npstr());
        Assert.Equal("[1, 1, 1, ... 1, 1, 1]", ones(100, int32).npstr());
        Assert.Equal("[1, 3, 5, ... 195, 197, 199]", Samples.Odd(100).npstr());
        Assert.Equal("[True, False]", tensor([true, false]).npstr());
    }

    [Fact]
    public void A_matrix_is_a_list_of_rows()
    {
        Assert.Equal("[[0, 3.141, 6.2834, 3.1415]\n [6.28e-06, -13.142, 0.01, 4713.1]]", Samples.Matrix.npstr(newLine: "\n"));
        Assert.Equal("[[1, 3, 5, ... 95, 97, 99]\n [101, 103, 105, ... 195, 197, 199]]", Samples.Odd(2, 50).npstr(newLine: "\n"));
    }

    [Fact]
    public void Many_rows_lose_their_middle_too()
    {
        var text = Samples.Odd(100, 2).npstr(newLine: "\n");
        Assert.Equal("[[1, 3]\n [5, 7]\n [9, 11]\n ...\n [389, 391]\n [393, 395]\n [397, 399]]", text);
    }

    [Fact]
    public void A_line_end_for_each_dimension_that_two_parts_have()
    {
        Assert.Equal("[[[0, 3.141, 6.2834, 3.1415]\n  [6.28e-06, -13.142, 0.01, 4713.1]]\n\n [[0.01, 0, 0, 0]\n  [0, 0, 0, 0]]]", Samples.Cube.npstr(newLine: "\n"));
        Assert.Equal("[[[[1]]]\n\n\n [[[3]]]]", Samples.Odd(2, 1, 1, 1).npstr(newLine: "\n"));
        Assert.Equal("[[[1, 3]]\n\n [[5, 7]]\n\n [[9, 11]]\n\n ...\n\n [[17, 19]]\n\n [[21, 23]]\n\n [[25, 27]]]", Samples.Odd(7, 1, 2).npstr(newLine: "\n"));
    }

    [Fact]
    public void Scalars_and_empty_tensors()
    {
        Assert.Equal("3.14", tensor(3.14).npstr());
        Assert.Equal("[]", zeros(0).npstr());
        Assert.Equal("[[]\n []]", zeros(2, 0).npstr(newLine: "\n"));
    }
}
