using static TorchSharp.torch;

namespace FineTune.Data.Cached;

/// <summary>Rows that are wanted, and how they are made where they are not yet kept.</summary>
internal sealed record RowRequest
{
    /// <summary>How many rows.</summary>
    internal required int Count { get; init; }

    /// <summary>Everything that decides a row besides its key: the function. Only files ask for it.</summary>
    internal required Lazy<ContentHash> Identity { get; init; }

    /// <summary>What each row is made from. Only files ask for it.</summary>
    internal required Lazy<IReadOnlyList<ContentHash>> Keys { get; init; }

    /// <summary>The shape of a row.</summary>
    internal required long[] RowShape { get; init; }

    /// <summary>The type of its numbers.</summary>
    internal required ScalarType Dtype { get; init; }

    /// <summary>Makes the rows of those positions and writes them; gives back those that could not be made.</summary>
    internal required Func<IReadOnlyList<int>, IRowSink, IReadOnlyCollection<int>> Make { get; init; }

    /// <summary>Whether a kept row is what would be made today for that position: tried on one row of each file before the file is used.</summary>
    internal required Func<int, byte[], bool> Verify { get; init; }

    /// <summary>Whether it is right that a kept file lacks these positions: nothing could be made of them.</summary>
    internal Func<IReadOnlyList<int>, bool> MayLack { get; init; } = missing => missing.Count == 0;

    internal long Bytes => RowBytes.Of(Dtype, [Count, .. RowShape]);
}
