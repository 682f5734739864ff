namespace FineTune.Data.Cached;

/// <summary>Where rows go as they are made, in any order and from any thread.</summary>
internal interface IRowSink : IDisposable
{
    /// <summary>Takes the bytes of one row.</summary>
    void Write(int row, ReadOnlySpan<byte> bytes);

    /// <summary>All rows, [N, row...]; those that are not kept are left out and the others move up.</summary>
    /// <param name="kept">The rows that were written, in order; null if all were.</param>
    KeptRows Finish(IReadOnlyList<int>? kept = null);
}
