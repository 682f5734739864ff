namespace FineTune.MakeData.Pretraining;

/// <summary>Draws indices with given weights, with replacement.</summary>
internal sealed class WeightedDraw
{
    private readonly int[] indices;
    private readonly double[] cumulative;
    private readonly Random random;

    public WeightedDraw(IEnumerable<int> indices, IReadOnlyList<double> weights, Random random)
    {
        this.indices = indices.ToArray();
        this.random = random;
        cumulative = new double[this.indices.Length];
        var sum = 0.0;
        for (var i = 0; i < cumulative.Length; i++) cumulative[i] = sum += weights[this.indices[i]];
    }

    public int Next()
    {
        var place = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return indices[Math.Min(place < 0 ? ~place : place, indices.Length - 1)];
    }
}
