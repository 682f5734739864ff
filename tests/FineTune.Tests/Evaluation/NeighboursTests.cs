using FineTune.Evaluation;
using FineTune.Tests.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

public class NeighboursTests
{
    // Angles in degrees: 0, 10, 25 and 90, 100, 130; lengths don't matter.
    private static readonly double[] Angles = [0, 10, 25, 90, 100, 130];

    [Fact]
    public void The_nearest_has_the_smallest_angle()
    {
        using var features = Fan([0, 0, 0, 1, 1, 1]);
        using var neighbours = new Neighbours(features);
        Assert.Equal([0, 2, 3], neighbours.Nearest(1, 3).Select(near => near.Image));
        Assert.Equal(Math.Cos(10 * Math.PI / 180), neighbours.Nearest(1)[0].Cosine, 1e-6);
        Assert.Equal(5, neighbours.Nearest(1, 99).Count);
    }

    [Fact]
    public void Leaving_one_out_never_asks_the_image_itself()
    {
        using var features = Fan([0, 1, 0, 1, 0, 1]);
        using var neighbours = new Neighbours(features);
        // Nearest others: 1, 0, 1, 4, 3, 4: none of the same class.
        Assert.Equal(0, neighbours.LeaveOneOut(1));
        using var tidy = Fan([0, 0, 0, 1, 1, 1]);
        using var others = new Neighbours(tidy);
        Assert.Equal(1, others.LeaveOneOut(1));
    }

    /// <summary>By hand, with k = 2, a vote of one to one goes to the nearer: as with k = 1.</summary>
    [Fact]
    public void Where_votes_are_equal_the_nearer_wins()
    {
        using var features = Fan([0, 1, 1, 0, 1, 1]);
        using var neighbours = new Neighbours(features);
        // 0: [1 2] -> 1 wrong; 1: [0 2] -> 0 wrong; 2: [1 0] -> 1 right; 3: [4 5] -> 1 wrong; 4: [3 5] -> 0 wrong; 5: [4 3] -> 1 right.
        Assert.Equal(2.0 / 6, neighbours.LeaveOneOut(2), 1e-12);
    }

    [Fact]
    public void Other_images_are_named_by_these()
    {
        using var features = Fan([0, 0, 0, 1, 1, 1]);
        using var neighbours = new Neighbours(features);
        using var queries = new StageFeatures(tensor(new[] { 1.0, 0.1, 0.1, 1.0 }, [2, 2]), [0, 0], ["a", "b"]);
        Assert.Equal([0, 1], neighbours.Guesses(queries, 3));
        Assert.Equal(0.5, neighbours.Accuracy(queries, 3), 1e-12);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => neighbours.Accuracy(queries, 7));
    }

    [Fact]
    public void The_grid_shows_each_image_before_its_nearest()
    {
        using var set = Drawings.Make(6, 8);
        using var features = new StageFeatures(Points(), [.. set.Items.Select(item => item.Label)], set.Classes, [.. set.Items.Select(item => item.Name)]);
        using var neighbours = new Neighbours(features);
        var lines = neighbours.Grid(set, [0, 3], 2).ToString().Split('\n');
        Assert.Equal("6 images", lines[0]);
        Assert.Contains($"asked; {set.Items[0].Name}", lines[1], StringComparison.Ordinal);
        Assert.Contains($"cosine 0.98; {set.Items[1].Name}", lines[2], StringComparison.Ordinal);
        Assert.Contains($"asked; {set.Items[3].Name}", lines[4], StringComparison.Ordinal);
    }

    private static StageFeatures Fan(int[] labels) => new(Points(), labels, ["a", "b"]);

    private static Tensor Points()
        => tensor(Angles.SelectMany((angle, i) => new[] { (i + 1) * Math.Cos(angle * Math.PI / 180), (i + 1) * Math.Sin(angle * Math.PI / 180) }).ToArray(), [6, 2]);
}
