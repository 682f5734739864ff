using System.Globalization;

namespace FineTune.Vault.Drift;

/// <summary>An image that is farther from the reference than 99% of the reference itself.</summary>
/// <param name="Image">Its name.</param>
/// <param name="Distance">To the fifth nearest of the reference, of features scaled to length 1: 0 to 2.</param>
/// <param name="Share">The share of the reference images that are at least as far from the others.</param>
public sealed record UnusualImage(string Image, double Distance, double Share);

/// <summary>Whether new images are like those that a version was made for.</summary>
/// <param name="Images">How many new ones.</param>
/// <param name="Reference">How many reference images.</param>
/// <param name="Discrepancy">The unbiased MMD² between their features; around 0 where nothing differs.</param>
/// <param name="PValue">How often chance alone gives as much.</param>
/// <param name="Unusual">The images that stand out, farthest first. Of 100 good ones, about one does.</param>
public sealed record DriftReport(int Images, int Reference, double Discrepancy, double PValue, IReadOnlyList<UnusualImage> Unusual)
{
    /// <summary>The chance of a false alarm that is accepted.</summary>
    public const double Level = 0.01;

    /// <summary>Whether the new images as a whole differ from the reference.</summary>
    public bool Drifted => PValue <= Level;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Drifted ? "drifted" : "no drift shown")}: MMD² {Discrepancy:0.0000}, p = {PValue:0.000} ({Images} images against {Reference}); {Unusual.Count} images stand out{Names()}");

    private string Names() => Unusual.Count == 0 ? "" : $": {string.Join(", ", Unusual.Take(5).Select(image => image.Image))}{(Unusual.Count > 5 ? ", ..." : "")}";
}
