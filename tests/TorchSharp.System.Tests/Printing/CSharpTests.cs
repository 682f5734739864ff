using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Printing;

/// <summary>The strings are TorchSharp 0.106's.</summary>
public class CSharpTests
{
    [Fact]
    public void A_vector_is_an_array_of_its_type()
    {
        Assert.Equal("[4], type = Float32, device = cpu, value = float [] {0f, 0f, 0f, 0f}", zeros(4).cstr());
        Assert.Equal("[2], type = Int64, device = cpu, value = long [] {0L, 1L}", arange(2).cstr());
        Assert.Equal("[2], type = Byte, device = cpu, value = byte [] {1, 1}", ones(2, uint8).cstr());
        Assert.Equal("[1], type = Bool, device = cpu, value = bool [] {True}", tensor([true]).cstr());
        Assert.Equal("[1], type = Float64, device = cpu, value = double [] {0.5}", tensor([0.5]).cstr());
        Assert.Equal("[1], type = ComplexFloat32, device = cpu, value = complex32 [] {1+2i}", tensor([(1f, 2f)]).cstr());
        Assert.Equal("[100], type = Float32, device = cpu, value = float [] {1f, 3f, 5f, ... 195f, 197f, 199f}", Samples.Odd(100).cstr());
    }

    [Fact]
    public void A_matrix_begins_on_a_line_of_its_own()
    {
        Assert.Equal("[2x4], type = Float32, device = cpu, value = \nfloat [,] {\n {0f, 0f, 0f, 0f},\n {0f, 0f, 0f, 0f}\n}", zeros(2, 4).cstr(newLine: "\n"));
        Assert.Equal("[2x10], type = Int32, device = cpu, value = \nint [,] {\n {1, 1, 1, ... 1, 1, 1},\n {1, 1, 1, ... 1, 1, 1}\n}", ones(2, 10, int32).cstr(newLine: "\n"));
        Assert.Equal(
            "[8x2], type = Float32, device = cpu, value = \nfloat [,] {\n {1f, 3f},\n {5f, 7f},\n {9f, 11f},\n ...\n {21f, 23f},\n {25f, 27f},\n {29f, 31f}\n}",
            Samples.Odd(8, 2).cstr(newLine: "\n"));
    }

    [Fact]
    public void A_cube_nests()
        => Assert.Equal(
            "[2x2x2], type = Float32, device = cpu, value = \nfloat [,,] {\n {{1f, 3f},\n  {5f, 7f}},\n {{9f, 11f},\n  {13f, 15f}}\n}",
            Samples.Odd(2, 2, 2).cstr(newLine: "\n"));

    [Fact]
    public void Scalars_follow_the_metadata_and_half_types_stop_there()
    {
        Assert.Equal("[], type = Float32, device = cpu, value = 3.14", tensor(3.14f).cstr());
        Assert.Equal("[4], type = Float16, device = cpu", zeros(4, float16).cstr());
    }
}
