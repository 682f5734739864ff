using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class FoldsTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();
    private readonly ImageFolder folder;

    public FoldsTests()
    {
        for (var i = 0; i < 94; i++)
            temporary.Add($"{(i < 50 ? "cats" : i < 81 ? "dogs" : "eels")}/{i:00}.png");
        folder = ImageFolder.Load(temporary.Path);
    }

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Every_image_is_held_out_once_and_classes_are_even()
    {
        var folds = Folds.Of(folder, 5, seed: 3);
        Assert.Equal(folder.Items.Select(item => item.Name).Order(), folds.SelectMany(fold => fold.Validation).Select(item => item.Name).Order());
        Assert.All(folds, fold =>
        {
            Assert.Equal(94, fold.Train.Count + fold.Validation.Count);
            Assert.InRange(fold.Validation.Count, 18, 20);
            foreach (var (label, count) in new[] { (0, 10), (1, 6), (2, 2) })
                Assert.InRange(fold.Validation.Count(item => item.Label == label), count, count + 1);
        });
        Assert.Equal(folds[2].Parts, Folds.Of(folder, 5, seed: 3)[2].Parts);
        Assert.NotEqual(folds[2].Parts, Folds.Of(folder, 5, seed: 4)[2].Parts);
    }

    [Fact]
    public void Groups_stay_together()
    {
        int[] groups = [.. Enumerable.Range(0, 94).Select(i => i / 3)];
        Assert.All(Folds.Of(folder, 3, seed: 1, groups), fold =>
            Assert.All(groups.Zip(fold.Parts).GroupBy(pair => pair.First), group => Assert.Single(group.Select(pair => pair.Second).Distinct())));
    }

    [Fact]
    public void The_test_part_of_a_split_is_never_touched()
    {
        var split = Split.Stratified(folder, 0.6, 0.2, 0.2, seed: 5);
        var folds = split.InFolds(4, seed: 2);
        Assert.All(folds, fold => Assert.Equal(split.Test, fold.Test));
        Assert.Equal(split.Train.Concat(split.Validation).Select(item => item.Name).Order(), folds.SelectMany(fold => fold.Validation).Select(item => item.Name).Order());
    }

    [Fact]
    public void A_class_with_fewer_images_than_folds_is_named()
        => Assert.Contains("'eels' has 13 images", Assert.Throws<InvalidDataException>(() => Folds.Of(folder, 14, seed: 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_image_in_two_parts_or_in_none_is_refused()
    {
        var items = folder.Items;
        var twice = Assert.Throws<InvalidDataException>(() => Split.Of(folder, items, [], [items[60]]));
        Assert.Contains("dogs/60.png is in the train and in the test part", twice.Message, StringComparison.Ordinal);
        var none = Assert.Throws<InvalidDataException>(() => Split.Of(folder, [.. items.Skip(1)], [], []));
        Assert.Contains("cats/00.png is in no part", none.Message, StringComparison.Ordinal);
        var lost = Assert.Throws<InvalidDataException>(() => Split.Of(folder, [.. items.Take(50), .. items.Skip(70)], [], [.. items.Skip(50).Take(20)]));
        Assert.Contains("no image of the class 'cats' is in the test part", lost.Message, StringComparison.Ordinal);
        Assert.Equal(5, Split.Of(folder, [.. items.Where((_, i) => i % 20 != 7)], [], [.. items.Where((_, i) => i % 20 == 7)]).Test.Count);
    }

    [Fact]
    public void A_group_in_two_parts_is_refused()
    {
        var rows = folder.Items.Select((item, i) => $"{item.Name},{folder.Classes[item.Label]},{(i % 2 == 0 ? "train" : "test")},{(i < 2 ? 0 : i)}");
        var file = temporary.Add("split.csv", $"path,class,part,group\n{string.Join('\n', rows)}\n");
        Assert.Contains("cats/00.png and cats/01.png are one group", Assert.Throws<InvalidDataException>(() => Split.Read(file, folder)).Message, StringComparison.Ordinal);
    }
}
