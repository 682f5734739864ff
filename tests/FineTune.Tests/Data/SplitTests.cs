using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class SplitTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly ImageFolder folder;

    public SplitTests()
    {
        for (var i = 0; i < 90; i++)
            temporary.Add($"{(i < 50 ? "cats" : i < 80 ? "dogs" : "eels, \"big\"")}/{i:00}.png");
        folder = ImageFolder.Load(temporary.Path);
    }

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Every_class_is_split_by_the_same_shares()
    {
        var split = Split.Stratified(folder, 0.6, 0.1, 0.3, seed: 7);
        Assert.Equal([30, 18, 6], CountsOf(split.Train));
        Assert.Equal([5, 3, 1], CountsOf(split.Validation));
        Assert.Equal([15, 9, 3], CountsOf(split.Test));
        Assert.Equal(90, split.Train.Concat(split.Validation).Concat(split.Test).Distinct().Count());
    }

    // These numbers must never change: a seed that someone wrote down stands for these images.
    [Fact]
    public void The_same_seed_gives_the_same_split_everywhere()
    {
        var split = Split.Stratified(folder, 0.6, 0.1, 0.3, seed: 7);
        Assert.Equal(split.Parts, Split.Stratified(folder, 0.6, 0.1, 0.3, seed: 7).Parts);
        Assert.NotEqual(split.Parts, Split.Stratified(folder, 0.6, 0.1, 0.3, seed: 8).Parts);
        Assert.Equal("02 05 35 38 40 57 59 63 89", string.Join(' ', split.Validation.Select(i => Path.GetFileNameWithoutExtension(i.Name))));
    }

    [Fact]
    public void Groups_stay_together()
    {
        int[] groups = [.. Enumerable.Range(0, 90).Select(i => i / 3)];
        var split = Split.Stratified(folder, 0.5, 0.2, 0.3, seed: 1, groups);
        Assert.All(groups.Zip(split.Parts).GroupBy(g => g.First), g => Assert.Single(g.Select(i => i.Second).Distinct()));
        Assert.InRange(split.Train.Count, 42, 48);
    }

    [Fact]
    public void A_part_can_be_left_out()
    {
        var split = Split.Stratified(folder, 0.8, 0, 0.2, seed: 1);
        Assert.Empty(split.Validation);
        Assert.Equal(72, split.Train.Count);
    }

    [Fact]
    public void A_class_too_small_for_every_part_is_named()
    {
        int[] groups = [.. Enumerable.Range(0, 90).Select(i => i < 80 ? i : 80 + i % 2)];
        var e = Assert.Throws<InvalidDataException>(() => Split.Stratified(folder, 0.6, 0.1, 0.3, seed: 1, groups));
        Assert.Contains("'eels, \"big\"' has 10 images in 2 groups", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.6, 0.1, 0.4)]
    [InlineData(0, 0.5, 0.5)]
    [InlineData(1.1, -0.1, 0)]
    public void Shares_must_add_up(double train, double validation, double test) =>
        Assert.Throws<ArgumentException>(() => Split.Stratified(folder, train, validation, test, seed: 1));

    private int[] CountsOf(IReadOnlyList<ImageItem> items) =>
        [.. Enumerable.Range(0, folder.Classes.Count).Select(label => items.Count(i => i.Label == label))];
}
