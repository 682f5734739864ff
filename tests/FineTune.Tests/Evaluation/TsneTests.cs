using FineTune.Evaluation;
using FineTune.Tests.Charts;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class TsneTests
{
    [Fact]
    public void Every_image_has_as_many_neighbours_as_the_perplexity_says()
    {
        using var scope = NewDisposeScope();
        var features = ExactHash.Tensor("tsne", [25, 6], 1).to(ScalarType.Float64);
        var joint = TsneObjective.Affinities(features, 5);
        Assert.Equal(1, joint.sum().item<double>(), 1e-9);
        Assert.Equal(0, (joint - joint.t()).abs().max().item<double>(), 1e-15);
        // Of a symmetric matrix of conditionals p(j|i) + p(i|j), neither alone can be had back; a ring of equal distances can: all rows are alike.
        var angles = arange(12, ScalarType.Float64) * (2 * Math.PI / 12);
        var ring = TsneObjective.Affinities(stack([angles.cos(), angles.sin()], 1), 4);
        var row = ring[0] * 12;
        var entropy = -(row * row.clamp_min(1e-300).log()).sum().item<double>();
        Assert.Equal(4, Math.Exp(entropy), 1e-6);
    }

    [Fact]
    public void The_gradient_is_that_of_finite_differences()
    {
        using var scope = NewDisposeScope();
        var affinities = TsneObjective.Affinities(ExactHash.Tensor("tsne", [12, 6], 1), 3);
        var points = ExactHash.Tensor("points", [12, 2], 1).to(ScalarType.Float64);
        var gradient = TsneObjective.Gradient(affinities, points);
        for (var i = 0; i < 12; i += 3)
        {
            for (var axis = 0; axis < 2; axis++)
            {
                var slope = (Shifted(i, axis, 1e-5) - Shifted(i, axis, -1e-5)) / 2e-5;
                Assert.Equal(slope, gradient[i, axis].item<double>(), 1e-8);
            }
        }

        double Shifted(int image, int axis, double by)
        {
            var moved = points.clone();
            _ = moved[image, axis].add_(by);
            return TsneObjective.Divergence(affinities, moved);
        }
    }

    [Fact]
    public void The_divergence_falls_and_clusters_come_apart()
    {
        using var scope = NewDisposeScope();
        var features = Clusters(3, 15);
        var divergences = new List<double>();
        var points = new Tsne { Perplexity = 8, Iterations = 300, Progress = (_, divergence) => divergences.Add(divergence) }.Fit(features);
        Assert.True(divergences[^1] < divergences[0] / 2, string.Join(", ", divergences));
        var distances = cdist(points, points);
        var same = Enumerable.Range(0, 3).Max(c => distances[(c * 15)..((c + 1) * 15), (c * 15)..((c + 1) * 15)].max().item<double>());
        var other = Enumerable.Range(0, 3).Min(c => distances[(c * 15)..((c + 1) * 15), ((c + 1) % 3 * 15)..(((c + 1) % 3 * 15) + 15)].min().item<double>());
        Assert.True(other > same, $"{other} between clusters, {same} within");
    }

    [Fact]
    public void The_same_seed_gives_the_same_picture_and_nothing_is_left_behind()
    {
        using var features = Clusters(2, 6);
        var before = Alive.Count();
        using (var first = new Tsne { Iterations = 40, Perplexity = 3 }.Fit(features))
        using (var second = new Tsne { Iterations = 40, Perplexity = 3 }.Fit(features))
        {
            Assert.True(first.Equals(second));
            Assert.Equal(before + 2, Tensor.TotalCount);
        }
    }

    [Fact]
    public void Images_that_are_all_the_same_do_not_break_it()
    {
        using var same = ones(6, 3);
        using var points = new Tsne { Iterations = 60 }.Fit(same);
        Assert.True(points.isfinite().all().item<bool>());
    }

    [Fact]
    public void The_figure_shows_the_classes()
    {
        using var features = new StageFeatures(Clusters(2, 5), [.. Enumerable.Range(0, 10).Select(i => i / 5)], ["a", "b"]);
        Assert.Equal("Features, t-SNE\n  a  5 points\n  b  5 points", new Tsne { Iterations = 20 }.Figure(features).ToString());
        Assert.Equal(2, Plotly.Valid(new Tsne { Iterations = 20 }.Figure(features)).GetProperty("data").GetArrayLength());
    }

    private static Tensor Clusters(int count, int size)
    {
        using var scope = NewDisposeScope();
        var centres = ExactHash.Tensor("centres", [count, 10], 25).repeat_interleave(size, 0);
        return (centres + ExactHash.Tensor("noise", [count * size, 10], 0.5)).MoveToOuterDisposeScope();
    }
}
