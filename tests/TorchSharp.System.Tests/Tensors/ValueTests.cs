using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Tensors;

/// <summary>Elements read and written from C#.</summary>
public class ValueTests
{
    [Fact]
    public void Item_wants_the_tensors_own_type_and_one_element()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3, tensor(3).item<int>());
        Assert.Equal(2.5, tensor(2.5).item<double>());
        Assert.Equal((Half)2, tensor(2f).half().item<Half>());
        Assert.Contains("Single is not compatible with Int64", Assert.Throws<ArgumentException>(() => tensor(3L).item<float>()).Message, StringComparison.Ordinal);
        Assert.Contains("[2]", Assert.Throws<ArgumentException>(() => zeros(2).item<float>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scalars_convert_from_any_dtype()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(3f, tensor(3L).ToSingle());
        Assert.Equal(1.5, tensor(1.5f).bfloat16().ToDouble());
        Assert.True(tensor(2).ToBoolean());
        Assert.Equal(7L, tensor((byte)7).ToInt64());
    }

    [Fact]
    public void Data_reads_row_by_row_whatever_the_strides_are()
    {
        using var scope = NewDisposeScope();
        var x = arange(24f).reshape(2, 3, 4).permute(2, 0, 1)[1..3];
        Assert.False(x.is_contiguous());
        var data = x.data<float>();
        Assert.Equal([1, 5, 9, 13, 17, 21, 2, 6, 10, 14, 18, 22], data.ToArray());
        Assert.Equal(data.ToArray(), data);
        Assert.Equal(18, data[1, 1, 1]);
        Assert.Equal(18, data[10]);
        Assert.Equal(12, data.Count);
        Assert.Equal(22f, data.ToNDArray().GetValue(1, 1, 2));
        Assert.Throws<IndexOutOfRangeException>(() => data[12]);
        Assert.Throws<IndexOutOfRangeException>(() => data[0, 2, 0]);
    }

    [Fact]
    public void Data_writes_through_strides()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2, 3);
        var turned = x.t().data<float>();
        turned[2, 0] = 5;
        Expect.Elements(x, 0, 0, 5, 0, 0, 0);
        turned.CopyFrom([1, 2, 3, 4, 5, 6]);
        Expect.Elements(x, 1, 3, 5, 2, 4, 6);
        var part = new float[3];
        turned.CopyTo(part, 1, 4);
        Assert.Equal([0, 5, 6], part);
    }

    [Fact]
    public void Bytes_are_the_memory_itself()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1, 256 });
        Assert.Equal([1, 0, 0, 0, 0, 1, 0, 0], x.bytes.ToArray());
        x.bytes[4] = 7;
        Expect.Elements(x, 1, 263);
        Assert.Throws<ArgumentException>(() => x.bytes = new byte[3]);
        Assert.Throws<NotImplementedException>(() => zeros(2, 3).t().bytes.Length);
    }

    [Fact]
    public void An_accessor_of_a_disposed_tensor_refuses()
    {
        var x = zeros(3);
        var data = x.data<float>();
        x.Dispose();
        Assert.Throws<InvalidOperationException>(() => data[0]);
        Assert.Throws<InvalidOperationException>(() => data.ToArray());
    }
}
