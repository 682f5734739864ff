using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

public class TypeTests
{
    [Fact]
    public void A_sizes_slice_counts_from_the_end_too()
    {
        var size = new Size([2, 3, 4, 5]);
        Assert.Equal([3, 4], size.Slice(1, 3).Shape);
        Assert.Equal([2, 3], size.Slice(0, -2).Shape);
        Assert.Equal([4, 5], size.Slice(-2, 4).Shape);
        Assert.True(size.Slice(-2, 0).IsEmpty);
        Assert.Equal(120, size.numel());
    }

    [Fact]
    public void Numbers_have_libtorchs_types()
    {
        Assert.Equal(ScalarType.Int64, ((byte)1).ToScalar().Type);
        Assert.Equal(ScalarType.Float64, 1f.ToScalar().Type);
        Assert.Equal(ScalarType.Bool, true.ToScalar().Type);
        Assert.Equal(ScalarType.ComplexFloat64, (1f, 2f).ToScalar().Type);
    }

    [Fact]
    public void What_floats_can_hold()
    {
        Assert.Equal((32, 1.1920928955078125e-07, (double)float.MaxValue), (finfo().bits, finfo().eps, finfo().max));
        Assert.Equal(65504, finfo(float16).max);
        Assert.Equal(-double.MaxValue, finfo(complex128).min);
        Assert.Throws<ArgumentException>(() => finfo(int32));
        Assert.Equal(32767, max_int_value(int16));
    }

    [Fact]
    public void Shapes_broadcast_or_are_refused()
    {
        Assert.Equal([5, 3, 4], broadcast_shapes([3, 1], [5, 1, 4]).Shape);
        Assert.Throws<InvalidOperationException>(() => broadcast_shapes([2, 3], [2, 2]));
    }

    [Fact]
    public void Switches_of_cuda_are_remembered()
    {
        var before = backends.cuda.matmul.allow_tf32;
        backends.cuda.matmul.allow_tf32 = !before;
        Assert.Equal(!before, backends.cuda.matmul.allow_tf32);
        backends.cuda.matmul.allow_tf32 = before;
        Assert.True(backends.cuda.math_sdp_enabled());
        cuda.synchronize();
    }

    [Fact]
    public void Numbers_and_arrays_become_tensors_and_tensors_numbers()
    {
        using var scope = NewDisposeScope();
        Tensor five = 5;
        Tensor row = new[] { 1f, 2f };
        Assert.Equal((int32, float32), (five.dtype, row.dtype));
        Assert.Equal(5.0, (double)five);
        Assert.True((bool)tensor(true));
        Assert.Throws<InvalidOperationException>(() => (Tensor)1.ToScalar());
        Expect.Elements(row.add(1), 2, 3);
    }
}
