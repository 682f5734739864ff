using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// What t-SNE minimises: the Kullback-Leibler divergence between neighbourhoods in the features and in the plane. Source: van der Maaten and
/// Hinton, Visualizing Data using t-SNE, 2008.
/// </summary>
public static class TsneObjective
{
    private const int Halvings = 60;
    private const double Least = 1e-300;

    /// <summary>
    /// How much of a neighbour each image is to each: Gaussian, with the width at which its entropy is the logarithm of the perplexity,
    /// symmetric, adding up to 1.
    /// </summary>
    /// <param name="features">[N, F], of any floating dtype.</param>
    /// <param name="perplexity">About how many neighbours an image has, above 1 and below N - 1.</param>
    /// <returns>[N, N], Float64, on the CPU; dispose it.</returns>
    public static Tensor Affinities(Tensor features, double perplexity)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        var wide = features.detach().cpu().to(ScalarType.Float64);
        var squares = SquaredDistances(wide);
        // Precisions are found for distances of about 1, whatever the features' scale.
        _ = squares.div_(squares.mean().clamp_min(Least));
        var conditional = Conditional(squares, Math.Log(perplexity));
        var joint = (conditional + conditional.t()) / (2 * wide.shape[0]);
        return joint.clamp_min_(Least).MoveToOuterDisposeScope();
    }

    /// <summary>The divergence's gradient by the points.</summary>
    /// <param name="affinities">[N, N], from <see cref="Affinities"/>; several times that where attraction is to be stronger.</param>
    /// <param name="points">[N, 2], Float64.</param>
    /// <returns>[N, 2], Float64; dispose it.</returns>
    public static Tensor Gradient(Tensor affinities, Tensor points)
    {
        ArgumentNullException.ThrowIfNull(affinities);
        ArgumentNullException.ThrowIfNull(points);
        using var scope = NewDisposeScope();
        var closeness = Closeness(points);
        var pull = (affinities - (closeness / closeness.sum())).mul_(closeness);
        // sum over j of (y_i - y_j) times pull, as two products.
        return (4 * ((pull.sum(1, keepdim: true) * points) - pull.matmul(points))).MoveToOuterDisposeScope();
    }

    /// <summary>The Kullback-Leibler divergence: 0 where the neighbourhoods are the same.</summary>
    /// <param name="affinities">[N, N], from <see cref="Affinities"/>.</param>
    /// <param name="points">[N, 2], Float64.</param>
    public static double Divergence(Tensor affinities, Tensor points)
    {
        ArgumentNullException.ThrowIfNull(affinities);
        ArgumentNullException.ThrowIfNull(points);
        using var scope = NewDisposeScope();
        var closeness = Closeness(points);
        var shares = (closeness / closeness.sum()).clamp_min_(Least);
        return (affinities * (affinities.log() - shares.log())).WithDiagonal(0).sum().item<double>();
    }

    // Student's t with one degree of freedom, of the distances.
    private static Tensor Closeness(Tensor points) => SquaredDistances(points).add_(1).reciprocal_().WithDiagonal(0);

    // By halving the bracket of every row's precision at once.
    private static Tensor Conditional(Tensor squares, double entropy)
    {
        var count = squares.shape[0];
        var (low, high) = (zeros([count, 1], ScalarType.Float64), full([count, 1], double.PositiveInfinity, ScalarType.Float64));
        var precision = ones([count, 1], ScalarType.Float64);
        for (var halving = 0; halving < Halvings; halving++)
        {
            using var scope = NewDisposeScope();
            var shares = Shares(squares, precision);
            var spread = -(shares * shares.clamp_min(Least).log()).sum(1, keepdim: true);
            var tooWide = spread.gt(entropy);
            _ = low.copy_(where(tooWide, precision, low));
            _ = high.copy_(where(tooWide, high, precision));
            _ = precision.copy_(where(high.isinf(), low * 2, (low + high) / 2));
        }
        return Shares(squares, precision);
    }

    private static Tensor Shares(Tensor squares, Tensor precision)
    {
        using var scope = NewDisposeScope();
        return nn.functional.softmax((squares * -precision).WithDiagonal(double.NegativeInfinity), 1).MoveToOuterDisposeScope();
    }

    private static Tensor SquaredDistances(Tensor points)
    {
        using var scope = NewDisposeScope();
        var lengths = points.square().sum(1, keepdim: true);
        var squares = points.matmul(points.t()).mul_(-2).add_(lengths).add_(lengths.t()).clamp_min_(0);
        return squares.WithDiagonal(0).MoveToOuterDisposeScope();
    }
}
