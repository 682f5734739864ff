namespace FineTune.Data;

/// <summary>A rectangle in an image, in shares of its width and height: 0 to 1.</summary>
/// <param name="Left">From the left.</param>
/// <param name="Top">From the top.</param>
/// <param name="Width">The share of the columns.</param>
/// <param name="Height">The share of the rows.</param>
public readonly record struct Box(double Left, double Top, double Width, double Height)
{
    private const int Tries = 10;

    /// <summary>As torchvision's RandomResizedCrop and RandomErasing draw it: area uniform, proportion uniform in its logarithm, until it fits.</summary>
    internal static Box Draw(SplitMix64 random, (double Smallest, double Largest) area, (double Narrowest, double Widest) proportions, double imageProportion)
    {
        for (var i = 0; i < Tries; i++)
        {
            var share = random.Between(area.Smallest, area.Largest);
            var proportion = Math.Exp(random.Between(Math.Log(proportions.Narrowest), Math.Log(proportions.Widest))) / imageProportion;
            var (width, height) = (Math.Sqrt(share * proportion), Math.Sqrt(share / proportion));
            if (width <= 1 && height <= 1) return new Box(random.Uniform() * (1 - width), random.Uniform() * (1 - height), width, height);
        }
        return new Box(0, 0, 1, 1);
    }
}
