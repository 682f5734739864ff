using TorchSharp;
using static TorchSharp.torch;

namespace EngineTests.Rooms;

/// <summary>.NET's memory and libtorch's: arrays, storages, streams, files.</summary>
public class MemoryTests
{
    [Fact]
    public void Arrays_of_any_rank_and_type_are_copied()
    {
        using var scope = NewDisposeScope();
        var grid = new double[,] { { 1, 2 }, { 3, 4 } };
        var copied = from_array(grid);
        grid[0, 0] = 9;
        Assert.Equal(float64, copied.dtype);
        Expect.Elements(copied, 1, 2, 3, 4);
        Expect.Shape(from_array(new long[2, 1, 3]), 2, 1, 3);
        Assert.Equal(ScalarType.ComplexFloat32, from_array(new[] { (1f, 2f) }).dtype);
        Assert.Equal(float16, as_tensor((Array)new[] { 1, 2 }, float16).dtype);
        Assert.Throws<NotSupportedException>(() => from_array(new[] { "a" }));
    }

    [Fact]
    public void A_buffer_is_shared_until_the_dtype_has_to_change()
    {
        using var scope = NewDisposeScope();
        var array = new float[] { 0, 1, 2, 3, 4 };
        var shared = frombuffer(array, float32, count: 3, offset: 1);
        array[1] = 7;
        shared[2] = 9f;
        Expect.Elements(shared, 7, 2, 9);
        Assert.Equal(9f, array[3]);
        Expect.Elements(frombuffer(array, int64, 1), 0);
        Assert.Throws<ArgumentException>(() => frombuffer(array, float32, offset: 5));
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(array, float32, count: 5, offset: 1));
    }

    [Fact]
    public void A_shared_array_outlives_the_garbage_collector()
    {
        using var shared = Kept();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(499500, shared.sum().item<long>());
    }

    [Fact]
    public void as_tensor_keeps_what_is_right_already()
    {
        using var scope = NewDisposeScope();
        var x = zeros(2);
        var same = as_tensor(x);
        _ = x.fill_(3);
        Expect.Elements(same, 3, 3);
        Assert.Equal(int32, as_tensor(x, int32).dtype);
    }

    [Fact]
    public void A_storage_is_the_memory_itself()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, int32).reshape(2, 3);
        var memory = x.t().storage<int>();
        Assert.Equal([0, 1, 2, 3, 4, 5], memory.ToArray());
        memory[1] = 9;
        memory[(4, 6)] = -1;
        Expect.Elements(x, 0, 9, 2, 3, -1, -1);
        Assert.Equal((6, 4, 24UL), (memory.Count, memory.element_size(), memory.nbytes()));
        Assert.Equal([2, 3], memory[2..4].ToArray());
        Assert.Equal(1, memory.IndexOf(9));
        Assert.Equal([0f, 9f], x.storage<float>().ToArray()[..2]);
        Assert.True(is_storage(memory));
        Assert.Throws<IndexOutOfRangeException>(() => memory[6]);
        Assert.Throws<NotSupportedException>(() => x.storage<char>());
    }

    [Fact]
    public void Files_in_both_formats_give_the_tensor_back()
    {
        using var scope = NewDisposeScope();
        var file = Path.GetTempFileName();
        try
        {
            var x = arange(6).reshape(2, 3).t();
            save(x, file);
            Expect.Elements(load(file), 0, 3, 1, 4, 2, 5);
            x.Save(file);
            Expect.Elements(Tensor.Load(file), 0, 3, 1, 4, 2, 5);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Bytes_go_to_a_stream_in_pieces_and_back()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        var x = arange(1000);
        x.WriteBytesToStream(stream, 100);
        stream.Position = 0;
        var read = zeros(1000, int64);
        read.ReadBytesFromStream(stream, 77);
        Assert.True(read.eq(x).all().item<bool>());
    }

    [Fact]
    public void Lists_and_halves()
    {
        using var scope = NewDisposeScope();
        var rows = (System.Collections.IList)arange(4).reshape(2, 2).tolist();
        Assert.Equal(3L, ((Scalar)((System.Collections.IList)rows[1]!)[1]!).ToInt64());
        Assert.Equal(0.5f, tensor([0.25f, 0.5f]).half().ReadCpuFloat16(1));
        Assert.Equal(-0.375f, tensor([0.25f, -0.375f]).bfloat16().ReadCpuBFloat16(1));
    }

    [Fact]
    public void Conjugated_views_read_as_they_are_seen()
    {
        using var scope = NewDisposeScope();
        var z = tensor([(1f, 2f)]).conj();
        Assert.Equal((1f, -2f), z.item<(float, float)>());
        Assert.Equal(-2f, z.imag.item<float>());
        Assert.Equal([(1f, -2f)], z.data<(float, float)>().ToArray());
    }

    private static Tensor Kept() => frombuffer(Enumerable.Range(0, 1000).Select(i => (long)i).ToArray(), int64);
}
