using static TorchSharp.torch;

namespace EngineTests.Memory;

/// <summary>The engine's own memory for tensors (native/small_blocks.cpp, large_blocks.cpp): no two live tensors share a byte, whatever was freed before.</summary>
public class BlockTests
{
    // Around the borders between the kinds of blocks, and up to more than is taken from the kernel at once.
    private static readonly int[] Sizes = [1, 16, 17, 1023, 1024, 1025, 65535, 65536, 65537, 100_000, 1 << 20, 9_000_000];

    [Fact]
    [Trait("Speed", "Slow")]
    public void Many_threads_find_in_their_tensors_what_they_wrote()
    {
        var errors = new List<string>();
        var threads = Enumerable.Range(0, 4).Select(n => new Thread(() => Walk(n, errors))).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Empty(errors);
    }

    [Fact]
    public void Memory_is_aligned_for_vector_instructions()
    {
        foreach (var size in Sizes)
        {
            using var made = empty(size, dtype: float32);
            Assert.Equal(0, (long)Address(made) % 64);
        }
    }

    private static unsafe nint Address(Tensor tensor)
    {
        fixed (byte* first = tensor.bytes) return (nint)first;
    }

    // Twelve tensors at a time, one after the other freed and made anew in another size.
    private static void Walk(int seed, List<string> errors)
    {
        using var scope = NewDisposeScope();
        var random = new System.Random(seed);
        var held = new (Tensor Tensor, float Mark)[12];
        for (var step = 0; step < 600; step++)
        {
            var place = random.Next(held.Length);
            if (held[place].Tensor is { } old)
            {
                if (!old.eq(held[place].Mark).all().item<bool>())
                    lock (errors) errors.Add($"thread {seed}, step {step}: a tensor of {old.numel()} numbers was written over.");
                old.Dispose();
            }
            var mark = (seed * 1000) + step;
            held[place] = (full([Sizes[random.Next(Sizes.Length)]], mark, dtype: float32), mark);
        }
    }
}
