using FineTune.Data;

namespace FineTune.Tests.Data;

public sealed class ClassBalanceTests : IDisposable
{
    private readonly TemporaryFolder temporary = new();

    public void Dispose() => temporary.Dispose();

    [Fact]
    public void Imbalance_is_counted_weighed_and_said()
    {
        var balance = ClassBalance.Of(Split.Stratified(Folder(80, 20), 0.75, 0, 0.25, seed: 1));
        Assert.Equal([60, 15], balance.Train);
        Assert.Equal(4, balance.Ratio);
        // scikit-learn's compute_class_weight("balanced"): n / (classes * count).
        Assert.Equal([75 / 120.0, 75 / 30.0], balance.Weights);
        Assert.Contains("'class0' has 4 times as many", balance.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("right 80% of the time", balance.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("test part has 5 images of 'class1'", balance.Warnings[1], StringComparison.Ordinal);
        Assert.Contains("<b>Note.</b>", balance.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("class1     15     5", $"{balance}", StringComparison.Ordinal);
        Assert.Contains("\"train\"", balance.ToFigure().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Balance_needs_no_words() => Assert.Empty(ClassBalance.Of(Folder(30, 30)).Warnings);

    private ImageFolder Folder(params int[] counts)
    {
        for (var label = 0; label < counts.Length; label++)
            for (var i = 0; i < counts[label]; i++) temporary.Add($"class{label}/{i}.png");
        return ImageFolder.Load(temporary.Path);
    }
}
