using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Tensors;

public class ConversionTests
{
    [Fact]
    public void What_is_there_already_comes_back_by_a_second_handle()
    {
        using var x = ones(2).requires_grad_();
        using (var same = x.to(float32)) Assert.NotSame(x, same);
        using (x.to(CPU)) { }
        using (x.@float()) { }
        Assert.False(x.IsInvalid);
        using var shared = x.to(x);
        shared.sum().backward();
        Expect.Elements(x.grad!, 1, 1);
        using (no_grad()) _ = shared.zero_();
        Expect.Elements(x.detach(), 0, 0);
    }

    [Fact]
    public void Dispose_after_takes_the_old_one_away()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.75f, -1.75f });
        var whole = x.to(int64, disposeAfter: true);
        Assert.True(x.IsInvalid);
        Expect.Elements(whole, 1, -1);
    }

    [Fact]
    public void Equals_compares_whole_tensors_and_the_operator_each_element()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2 }), y = tensor(new[] { 1f, 3 });
        Assert.True(x.Equals(x.clone()));
        Assert.False(x.Equals(y));
        Expect.Elements(x == y, 1, 0);
        Expect.Elements(x != y, 0, 1);
        Expect.Elements(1 - x, 0, -1);
        Expect.Elements(2 / x, 2, 1);
        Expect.Elements(x % 2, 1, 0);
        Expect.Elements(-x, -1, -2);
        Expect.Elements(3.0 >= y, 1, 1);
    }

    [Fact]
    public void Metadata_tells_shape_strides_and_kind()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3, 4, dtype: float64).permute(2, 0, 1);
        Assert.Equal([4, 2, 3], x.shape);
        Assert.Equal([1, 12, 4], x.stride());
        Assert.Equal((4, 3, 24L, 8L, 3L), (x.size(0), x.size(-1), x.numel(), x.element_size(), x.dim()));
        Assert.Equal(4, x[1..].storage_offset() + 3);
        Assert.Equal(("cpu", DeviceType.CPU), (x.device.ToString(), x.device_type));
        Assert.True(x.is_leaf && !x.requires_grad && !x.is_contiguous() && x.is_cpu());
    }

    [Fact]
    public void Dtypes_promote_as_PyTorchs_do()
    {
        Assert.Equal(ScalarType.Float32, promote_types(ScalarType.Int64, ScalarType.Float32));
        Assert.Equal(ScalarType.Float64, promote_types(ScalarType.Float32, ScalarType.Float64));
        Assert.Equal(ScalarType.Int16, promote_types(ScalarType.Byte, ScalarType.Int8));
        Assert.False(can_cast(ScalarType.Float32, ScalarType.Int32));
    }

    [Fact]
    public void In_place_operators_return_the_tensor_itself()
    {
        using var scope = NewDisposeScope();
        var x = ones(2);
        Assert.Same(x, x.add_(1));
        Assert.Same(x, x.mul_(x).relu_().clamp_(min: 0).fill_(3).zero_());
        Assert.Same(x, x.copy_(ones(2)));
        Assert.Same(x, x.requires_grad_());
    }

    [Fact]
    public void Joining_puts_tensors_together()
    {
        using var scope = NewDisposeScope();
        Tensor x = tensor(new[] { 1f, 2 }), y = tensor(new[] { 3f, 4 });
        Expect.Elements(cat([x, y]), 1, 2, 3, 4);
        Expect.Elements(stack([x, y], 1), 1, 3, 2, 4);
        Expect.Elements(vstack([x, y]), 1, 2, 3, 4);
        Expect.Elements(einsum("i,j->ij", x, y), 3, 4, 6, 8);
        Expect.Elements(where(x > 1, x, y), 3, 2);
        Expect.Elements(cdist(x.unsqueeze(0), y.unsqueeze(0)), Math.Sqrt(8));
        Expect.Elements(meshgrid([x, y])[0], 1, 1, 2, 2);
    }
}
