using FineTune.Charts;
using FineTune.Tests.Training;

namespace FineTune.Tests.Charts;

public class ImageSetPicturesTests
{
    [Fact]
    public void Examples_are_spread_over_each_class()
    {
        // Images 0, 3, 6, ... are red, and so on: seven red, six green, six blue.
        using var set = Drawings.Make(19, 8);
        Assert.Equal(["3 images", "  red", "  green", "  blue"], set.Examples().ToString().Split('\n'));
        Assert.Equal(["6 images", "  red", "  red", "  green", "  green", "  blue", "  blue"], set.Examples(2).ToString().Split('\n'));
        Assert.StartsWith("19 images", set.Examples(99).ToString(), StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => set.Examples(0));
    }
}
