using FineTune.Charts;
using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// Images compared by the angle between their features: what a network finds alike, before any head is trained. Source: Cover and Hart,
/// Nearest neighbor pattern classification, 1967.
/// </summary>
public sealed class Neighbours : IDisposable
{
    private readonly StageFeatures features;
    private readonly Tensor directions;

    /// <summary>Makes features ready to be searched.</summary>
    /// <param name="features">The features that are searched; they have to live as long as this does.</param>
    public Neighbours(StageFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        (this.features, directions) = (features, Directions(features.Values));
    }

    /// <summary>The images nearest to an image of the same features, the nearest first, without itself.</summary>
    /// <param name="image">Its number, from 0.</param>
    /// <param name="most">How many.</param>
    /// <returns>Their numbers, and the cosine of the angle: 1 for the same direction.</returns>
    public IReadOnlyList<(int Image, double Cosine)> Nearest(int image, int most = 5)
    {
        using var scope = NewDisposeScope();
        var cosines = directions.mv(directions[image]);
        _ = cosines[image].fill_(double.NegativeInfinity);
        var (values, places) = cosines.topk(Math.Min(most, features.Count - 1));
        return [.. places.data<long>().Zip(values.data<double>(), (place, value) => ((int)place, value))];
    }

    /// <summary>The share of images that most of their k nearest others name rightly (leave one out).</summary>
    /// <param name="k">How many neighbours vote; where votes are equal, the nearest of those classes wins.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1 or not less than the images.</exception>
    public double LeaveOneOut(int k = 5)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, features.Count);
        using var scope = NewDisposeScope();
        return Share(Votes(directions.matmul(directions.t()).WithDiagonal(double.NegativeInfinity), k), features.Labels);
    }

    /// <summary>What most of their k nearest here say of other images.</summary>
    /// <param name="queries">Features of the same stage, such as those of the test images.</param>
    /// <param name="k">How many neighbours vote; where votes are equal, the nearest of those classes wins.</param>
    /// <returns>A label for each of the other images.</returns>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1 or more than the images.</exception>
    public IReadOnlyList<int> Guesses(StageFeatures queries, int k = 5)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, features.Count);
        using var scope = NewDisposeScope();
        return Votes(Directions(queries.Values).matmul(directions.t()), k);
    }

    /// <summary>The share of other images that most of their k nearest here name rightly.</summary>
    /// <param name="queries">Features of the same stage, such as those of the test images.</param>
    /// <param name="k">How many neighbours vote; where votes are equal, the nearest of those classes wins.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1 or more than the images.</exception>
    public double Accuracy(StageFeatures queries, int k = 5) => Share(Guesses(queries, k), queries.Labels);

    /// <summary>Images, a row each, followed by their nearest.</summary>
    /// <param name="set">The images whose features these are; found by their names.</param>
    /// <param name="images">Numbers in the features.</param>
    /// <param name="most">How many neighbours of each.</param>
    /// <exception cref="ArgumentException">An image isn't in the set.</exception>
    public ImageGrid Grid(ImageSet set, IEnumerable<int> images, int most = 5)
    {
        var places = ImagePlaces.Of(set);
        Picture Pictured(int image, string note) => set.Picture(places.Find(features.Names[image])) with { Note = note };
        return ImageGrid.Of(images.SelectMany(image => Nearest(image, most)
            .Select(near => Pictured(near.Image, FormattableString.Invariant($"cosine {near.Cosine:F2}; {features.Names[near.Image]}")) with { Right = features.Labels[near.Image] == features.Labels[image] })
            .Prepend(Pictured(image, $"asked; {features.Names[image]}"))).ToArray()) with
        { Side = 120, Columns = most + 1 };
    }

    /// <summary>Gives the tensor's memory back; the features stay.</summary>
    public void Dispose() => directions.Dispose();

    private static double Share(IReadOnlyList<int> guesses, IReadOnlyList<int> labels)
        => guesses.Zip(labels, (guess, label) => guess == label ? 1.0 : 0.0).Average();

    private int[] Votes(Tensor cosines, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        var nearest = cosines.topk(k, 1).Item2.data<long>().ToArray();
        return [.. Enumerable.Range(0, nearest.Length / k).Select(i => Vote(nearest.AsSpan(i * k, k)))];
    }

    private int Vote(ReadOnlySpan<long> nearest)
    {
        var votes = new int[features.Classes.Count];
        foreach (var image in nearest) votes[features.Labels[(int)image]]++;
        var most = votes.Max();
        foreach (var image in nearest)
            if (votes[features.Labels[(int)image]] == most) return features.Labels[(int)image];
        return -1;
    }

    private static Tensor Directions(Tensor values)
    {
        using var wide = values.detach().cpu().to(ScalarType.Float64);
        using var lengths = wide.norm(1, keepdim: true, p: 2).clamp_min_(1e-300);
        return wide / lengths;
    }
}
