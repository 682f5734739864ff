using System.Buffers;

namespace FineTune.Data;

/// <summary>Bytes for a moment: at least as many as were asked for. Large arrays that come and go keep .NET's garbage collector busy.</summary>
internal readonly struct Scratch : IDisposable
{
    // Those that are kept are rounded up to a power of two.
    private const int Largest = 1 << 24;

    private readonly bool kept;

    private Scratch(byte[] bytes, bool kept) => (Bytes, this.kept) = (bytes, kept);

    internal byte[] Bytes { get; }

    internal static Scratch Of(int count) => count <= Largest ? new(ArrayPool<byte>.Shared.Rent(count), true) : new(GC.AllocateUninitializedArray<byte>(count), false);

    public void Dispose()
    {
        if (kept) ArrayPool<byte>.Shared.Return(Bytes);
    }
}
