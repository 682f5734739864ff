using FineTune.Data;

namespace FineTune.Training;

/// <summary>Where the batches of a fit come from.</summary>
/// <param name="Epoch">The batches of an epoch, counted from 0; asked again, it gives the same ones.</param>
/// <param name="Batches">Batches in an epoch.</param>
/// <param name="Examples">Images in an epoch.</param>
internal sealed record EpochSource(Func<int, IEnumerable<Batch>> Epoch, int Batches, int Examples)
{
    /// <summary>The batches of an epoch from one of them on, with their numbers over all epochs.</summary>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="first">How many batches are passed over.</param>
    /// <param name="passed">Told the last of these.</param>
    internal IEnumerable<NumberedBatch> From(int epoch, int first, Action<Batch>? passed = null)
    {
        var number = (long)epoch * Batches;
        var at = 0;
        foreach (var batch in Epoch(epoch))
        {
            if (at >= first) yield return new NumberedBatch(batch, number);
            else
            {
                if (at == first - 1) passed?.Invoke(batch);
                batch.Dispose();
            }
            at++;
            number++;
        }
    }
}

/// <summary>A batch and its number over all epochs.</summary>
internal sealed record NumberedBatch(Batch Batch, long Number) : IDisposable
{
    public void Dispose() => Batch.Dispose();

    public override string ToString() => Batch.ToString();
}
