using FineTune.Data;

namespace FineTune.Transfer;

/// <summary>Augmented views of the training images: epoch e sees view e modulo the count, so that what is frozen can still be computed once.</summary>
/// <param name="Name">In words, for the leaderboard.</param>
/// <param name="Count">How many views an image has.</param>
/// <param name="Augmentation">What changes them; null for the images as they are.</param>
public sealed record Views(string Name, int Count, Augmentation? Augmentation)
{
    /// <summary>The images as they are.</summary>
    public static Views Plain { get; } = new("plain", 1, null);

    /// <summary>Half of the images mirrored, by chance, in each of two views.</summary>
    public static Views Mirrored { get; } = new("mirrored", 2, new Augmentation());

    /// <summary>The article's changes (shear 0.2, zoom 0.2, mirrored) in four views.</summary>
    public static Views Article { get; } = new("sheared", 4, Augmentation.Article);

    /// <summary>The name and the number of views.</summary>
    public override string ToString() => Augmentation is null ? Name : $"{Name} × {Count}";
}
