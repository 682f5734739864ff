using System.Globalization;

namespace FineTune.Vault.Verification;

/// <summary>How far a version's samples are from what they were at publishing.</summary>
/// <param name="Samples">How many there are.</param>
/// <param name="LogitDrift">The largest difference of a logit, from the pixels that were published.</param>
/// <param name="PixelDrift">
/// The largest mean difference of an image's pixels (0..255), decoded from its file again; another decoder differs a little here.
/// </param>
/// <param name="Tolerance">The most that a logit may differ.</param>
public sealed record VerificationReport(int Samples, double LogitDrift, double PixelDrift, double Tolerance)
{
    /// <summary>The most that the pixels of an image may differ in the mean, of 255: what two good decoders differ by.</summary>
    public const double PixelTolerance = 3;

    /// <summary>Whether nothing differs above tolerance. NaN does.</summary>
    public bool Holds => LogitDrift <= Tolerance && PixelDrift <= PixelTolerance;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Samples} samples: logits differ by {LogitDrift:0.0e+0} at most (tolerance {Tolerance:0.0e+0}), pixels by {PixelDrift:0.00} of 255 (tolerance {PixelTolerance:0})");
}
