using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>Rows that are kept, [N, row...], in memory or in a file.</summary>
internal abstract class KeptRows : IDisposable
{
    /// <summary>N and the shape of a row.</summary>
    internal abstract long[] Shape { get; }

    /// <summary>What they take.</summary>
    internal long Bytes => RowBytes.Of(Dtype, Shape);

    /// <summary>The type of their numbers.</summary>
    internal abstract ScalarType Dtype { get; }

    /// <summary>All of them, of the caller's scope; they stay when this is disposed. Of a file they are mapped.</summary>
    internal abstract Tensor All();

    /// <summary>Some of them, copied, in the order asked for. Of a file only these are read: what is not asked for takes no memory.</summary>
    internal abstract Tensor Pick(long[] rows);

    public abstract void Dispose();
}
