using FineTune.Charts;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>Images as points of a plane, in the colours of their classes.</summary>
public static class Embedding
{
    /// <summary>Draws the points; the file's name shows under the mouse.</summary>
    /// <param name="features">Whose labels and names the points have.</param>
    /// <param name="points">[N, 2] or wider (the first two columns count), of any floating dtype.</param>
    /// <param name="title">The title.</param>
    /// <param name="across">What the horizontal axis means; empty for nothing.</param>
    /// <param name="up">What the vertical axis means; empty for nothing.</param>
    /// <exception cref="ArgumentException">There aren't as many points as images.</exception>
    public static Figure Figure(StageFeatures features, Tensor points, string title, string across = "", string up = "")
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(points);
        if (points.dim() != 2 || points.shape[0] != features.Count || points.shape[1] < 2)
            throw new ArgumentException($"The points are [{string.Join(", ", points.shape)}] for {features.Count} images: [N, 2] is needed.", nameof(points));
        using var plain = points.detach().cpu().to(ScalarType.Float64).contiguous();
        var (values, width) = (plain.data<double>().ToArray(), (int)points.shape[1]);
        return Scatter.Of(title, across, up, Enumerable.Range(0, features.Count).GroupBy(i => features.Labels[i]).OrderBy(images => images.Key).Select(images => new Cloud(
            features.Classes[images.Key],
            [.. images.Select(i => values[i * width])],
            [.. images.Select(i => values[(i * width) + 1])],
            [.. images.Select(i => features.Names[i])])));
    }
}
