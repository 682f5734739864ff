using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    /// <summary>How many standard deviations to each side hold this share: 1.96 for 0.95.</summary>
    internal static double TwoSided(double level)
    {
        RequireLevel(level);
        using var share = tensor(level, ScalarType.Float64);
        using var scaled = share.erfinv();
        return Math.Sqrt(2) * scaled.item<double>();
    }

    internal static void RequireLevel(double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies between 0 and 1, such as 0.95.");
    }
}
