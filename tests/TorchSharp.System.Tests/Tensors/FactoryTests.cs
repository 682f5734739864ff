using System.Numerics;
using static TorchSharp.torch;

namespace EngineTests.Tensors;

public class FactoryTests
{
    public static TheoryData<string, ScalarType> Dtypes => new()
    {
        { "bool", ScalarType.Bool }, { "byte", ScalarType.Byte }, { "sbyte", ScalarType.Int8 }, { "short", ScalarType.Int16 }, { "int", ScalarType.Int32 },
        { "long", ScalarType.Int64 }, { "float", ScalarType.Float32 }, { "double", ScalarType.Float64 }, { "Complex", ScalarType.ComplexFloat64 },
    };

    private static readonly Dictionary<string, (Func<Tensor> One, Func<Tensor> Many, Func<Tensor> Grid)> Made = new()
    {
        ["bool"] = (() => tensor(true), () => tensor(new[] { true, true }), () => tensor(new[,] { { true }, { true } })),
        ["byte"] = (() => tensor((byte)1), () => tensor(new byte[] { 1, 1 }), () => tensor(new byte[,] { { 1 }, { 1 } })),
        ["sbyte"] = (() => tensor((sbyte)1), () => tensor(new sbyte[] { 1, 1 }), () => tensor(new sbyte[,] { { 1 }, { 1 } })),
        ["short"] = (() => tensor((short)1), () => tensor(new short[] { 1, 1 }), () => tensor(new short[,] { { 1 }, { 1 } })),
        ["int"] = (() => tensor(1), () => tensor(new[] { 1, 1 }), () => tensor(new[,] { { 1 }, { 1 } })),
        ["long"] = (() => tensor(1L), () => tensor(new[] { 1L, 1 }), () => tensor(new[,] { { 1L }, { 1 } })),
        ["float"] = (() => tensor(1f), () => tensor(new[] { 1f, 1 }), () => tensor(new[,] { { 1f }, { 1 } })),
        ["double"] = (() => tensor(1.0), () => tensor(new[] { 1.0, 1 }), () => tensor(new[,] { { 1.0 }, { 1 } })),
        ["Complex"] = (() => tensor(Complex.One), () => tensor(new[] { Complex.One, Complex.One }), () => tensor(new[,] { { Complex.One }, { Complex.One } })),
    };

    [Theory]
    [MemberData(nameof(Dtypes))]
    public void The_type_of_the_elements_is_the_dtype(string type, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var (one, many, grid) = (Made[type].One(), Made[type].Many(), Made[type].Grid());
        Assert.All([one, many, grid], made => Assert.Equal(dtype, made.dtype));
        Expect.Shape(one);
        Expect.Shape(many, 2);
        Expect.Shape(grid, 2, 1);
    }

    [Fact]
    public void Sequences_count_as_Pythons_do()
    {
        using var scope = NewDisposeScope();
        Expect.Elements(arange(3), 0, 1, 2);
        Assert.Equal(ScalarType.Int64, arange(3).dtype);
        Assert.Equal(ScalarType.Float32, arange(0.5, 2).dtype);
        Expect.Elements(arange(5, 0, -2), 5, 3, 1);
        Expect.Elements(linspace(0, 1, 5), 0, 0.25, 0.5, 0.75, 1);
        Expect.Elements(logspace(0, 2, 3), 1, 10, 100);
        Expect.Elements(eye(2, 3), 1, 0, 0, 0, 1, 0);
    }

    [Fact]
    public void Fills_have_the_shape_the_dtype_and_the_value()
    {
        using var scope = NewDisposeScope();
        Expect.Elements(zeros(2, 2), 0, 0, 0, 0);
        Expect.Elements(ones([2], int64), 1, 1);
        Expect.Elements(full([2], 2.5f), 2.5, 2.5);
        Expect.Elements(full_like(zeros(2, dtype: int32), 7), 7, 7);
        Assert.Equal(ScalarType.Int32, ones_like(zeros(2, dtype: int32)).dtype);
        Expect.Shape(empty(2, 0, 3), 2, 0, 3);
        Assert.True(zeros(2, requires_grad: true).requires_grad);
        Assert.Equal(ScalarType.BFloat16, ones(1, dtype: bfloat16).dtype);
    }

    [Fact]
    public void An_arrays_elements_are_copied()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1f, 2, 3, 4 };
        var made = tensor(array, [2, 2]);
        array[0] = 100;
        Expect.Elements(made, 1, 2, 3, 4);
        Assert.Throws<ArgumentException>(() => tensor(array, [3, 2]));
    }

    [Fact]
    public void The_default_dtype_can_be_changed()
    {
        using var scope = NewDisposeScope();
        set_default_dtype(ScalarType.Float64);
        try
        {
            Assert.Equal(ScalarType.Float64, zeros(1).dtype);
            Assert.Equal(ScalarType.Float64, nn.Linear(1, 1).weight.dtype);
        }
        finally
        {
            set_default_dtype(ScalarType.Float32);
        }
        Assert.Equal(ScalarType.Float32, rand(1).dtype);
    }
}
