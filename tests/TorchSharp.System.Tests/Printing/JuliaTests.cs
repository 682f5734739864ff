using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Printing;

/// <summary>The strings are TorchSharp 0.106's.</summary>
public class JuliaTests
{
    [Fact]
    public void Scalars_follow_the_metadata()
    {
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14", tensor(3.14f).jlstr());
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14E+000", tensor(3.14f).jlstr("E2"));
        Assert.Equal("[], type = ComplexFloat32, device = cpu, value = 3.14+6.28i", tensor((3.14f, 6.28f)).jlstr());
        Assert.Equal("[], type = Bool, device = cpu, value = True", tensor(true).jlstr());
        Assert.Equal("[], type = Int64, device = cpu, value = -7", tensor(-7L).jlstr());
    }

    [Fact]
    public void A_vector_is_one_line()
    {
        Assert.Equal("[4], type = Float32, device = cpu\n 0 0 0 0\n", zeros(4).jlstr(newLine: "\n"));
        Assert.Equal("[3], type = ComplexFloat32, device = cpu\n 0 1+4.86i 2i\n", tensor([(0f, 0f), (1f, 4.86f), (0f, 2f)]).jlstr(newLine: "\n"));
        Assert.Equal("[2], type = Bool, device = cpu\n True False\n", tensor([true, false]).jlstr(newLine: "\n"));
    }

    [Fact]
    public void Columns_of_a_matrix_are_aligned_to_the_right()
        => Assert.Equal("[2x4], type = Float32, device = cpu\n        0   3.141 6.2834 3.1415\n 6.28e-06 -13.142   0.01 4713.1\n", Samples.Matrix.str(newLine: "\n"));

    [Fact]
    public void Each_matrix_of_a_cube_has_its_indices_above_it()
    {
        const string First = "[0,..,..] =\n 0.0000000   3.1410000 6.2834000    3.1415200\n 0.0000063 -13.1415300 0.0100000 4713.1400000\n";
        const string Second = "[1,..,..] =\n 0.0100000 0.0000000 0.0000000 0.0000000\n 0.0000000 0.0000000 0.0000000 0.0000000\n";
        Assert.Equal($"[2x2x4], type = Float32, device = cpu\n{First}\n{Second}", Samples.Cube.jlstr("0.0000000", newLine: "\n"));
    }

    [Fact]
    public void Five_dimensions_count_through_all_but_the_last_two()
    {
        var text = zeros(4).reshape(2, 1, 2, 1, 1).jlstr(newLine: "\n");
        Assert.Equal("[2x1x2x1x1], type = Float32, device = cpu\n[0,0,0,..,..] =\n 0\n\n[0,0,1,..,..] =\n 0\n\n[1,0,0,..,..] =\n 0\n\n[1,0,1,..,..] =\n 0\n", text);
    }

    [Fact]
    public void A_line_that_is_too_long_ends_in_an_ellipsis()
    {
        Assert.Equal("[10], type = Int64, device = cpu\n 0 1 2 3 ...\n", arange(10).jlstr(width: 12, newLine: "\n"));
        Assert.Equal("[2x5], type = Int64, device = cpu\n 0 1 2 ...\n 5 6 7 ...\n", arange(10).reshape(2, 5).jlstr(width: 10, newLine: "\n"));
    }

    [Fact]
    public void Empty_tensors_print_their_metadata()
    {
        Assert.Equal("[0], type = Float32, device = cpu\n\n", zeros(0).jlstr(newLine: "\n"));
        Assert.Equal("[0x3], type = Float32, device = cpu\n", zeros(0, 3).jlstr(newLine: "\n"));
    }
}
