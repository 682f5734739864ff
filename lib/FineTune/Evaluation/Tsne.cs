using FineTune.Charts;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// Neighbours in many dimensions as neighbours in the plane. Distances between clusters mean little, and their sizes nothing; that
/// clusters are apart means something. Exact, for up to a few thousand images. Sources: van der Maaten and Hinton, Visualizing Data using
/// t-SNE, 2008; Kobak and Berens, The art of using t-SNE for single-cell transcriptomics, 2019 (PCA as the start); Belkina and others,
/// Automated optimized parameters for t-SNE, 2019 (the learning rate).
/// </summary>
public sealed record Tsne
{
    /// <summary>About how many neighbours an image has; more than 1 and less than a third of the images.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps of gradient descent.</summary>
    public int Iterations { get; init; } = 750;

    /// <summary>In the first third of the steps, attraction is this many times stronger, so that clusters form.</summary>
    public double Exaggeration { get; init; } = 12;

    /// <summary>Decides the small noise on the start; the same seed gives the same picture.</summary>
    public long Seed { get; init; }

    /// <summary>Told the step and the Kullback-Leibler divergence after every fiftieth step.</summary>
    public Action<int, double>? Progress { get; init; }

    /// <summary>Lays features out in the plane.</summary>
    /// <param name="features">[N, F], of any floating dtype; N at least 4.</param>
    /// <returns>[N, 2], Float64, on the CPU; dispose it.</returns>
    /// <exception cref="ArgumentException">There are too few images, or more than 5,000.</exception>
    public Tensor Fit(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.dim() != 2 || features.shape[0] is < 4 or > 5000)
            throw new ArgumentException($"The features are [{string.Join(", ", features.shape)}]: [N, F] with N from 4 to 5,000 is needed. Take a sample of a larger set.", nameof(features));
        using var scope = NewDisposeScope();
        // A perplexity that the images can have: each has but N - 1 neighbours.
        var perplexity = Math.Clamp(Perplexity, 1, (features.shape[0] - 1) / 3.0);
        var affinities = TsneObjective.Affinities(features, perplexity);
        return Descend(affinities, Start(features)).MoveToOuterDisposeScope();
    }

    /// <summary>Lays features out in the plane and draws them with their classes.</summary>
    /// <param name="features">The features.</param>
    /// <param name="title">The title.</param>
    public Figure Figure(StageFeatures features, string title = "Features, t-SNE")
    {
        ArgumentNullException.ThrowIfNull(features);
        using var points = Fit(features.Values);
        return Embedding.Figure(features, points, title);
    }

    // The first two principal components, with a deviation of 1e-4, and a little noise that parts what is the same.
    private Tensor Start(Tensor features)
    {
        using var pca = Pca.Fit(features, (int)Math.Min(2, features.shape[1]));
        using var generator = new Generator((ulong)Seed);
        using var points = pca.Transform(features);
        using var scaled = points / Math.Max(Math.Sqrt(pca.Variances[0]), 1e-300) * 1e-4;
        var start = randn([features.shape[0], 2], ScalarType.Float64, generator: generator) * 1e-6;
        _ = start[.., ..(int)points.shape[1]].add_(scaled);
        return start;
    }

    // Gradient descent with momentum and a rate of its own for each coordinate, as the paper does it.
    private Tensor Descend(Tensor affinities, Tensor points)
    {
        var (speed, gains) = (zeros_like(points), ones_like(points));
        var early = Iterations / 3;
        var exaggerated = affinities * Exaggeration;
        var rate = points.shape[0] / Exaggeration;
        for (var step = 1; step <= Iterations; step++)
        {
            using var scope = NewDisposeScope();
            var gradient = TsneObjective.Gradient(step <= early ? exaggerated : affinities, points);
            var turned = (gradient * speed).gt(0);
            _ = gains.copy_(where(turned, gains * 0.8, gains + 0.2).clamp_min_(0.01));
            _ = speed.mul_(step <= early ? 0.5 : 0.8).sub_(gains * gradient * rate);
            _ = points.add_(speed);
            _ = points.sub_(points.mean([0]));
            if (step % 50 == 0) Progress?.Invoke(step, TsneObjective.Divergence(affinities, points));
        }
        return points;
    }
}
