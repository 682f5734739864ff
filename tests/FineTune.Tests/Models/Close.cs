namespace FineTune.Tests.Models;

/// <summary>Numbers that agree but for rounding.</summary>
internal static class Close
{
    /// <summary>Every difference is at most <paramref name="tolerance"/> of the largest number expected, or of <paramref name="least"/> where all are smaller.</summary>
    internal static void Assert(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance, double least = 0)
    {
        Xunit.Assert.Equal(expected.Count, actual.Count);
        var scale = Math.Max(least, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Count; i++)
        {
            if (Math.Abs(expected[i] - actual[i]) <= tolerance * scale) continue;
            Xunit.Assert.Fail($"{what}, number {i}: {expected[i]:R} expected, {actual[i]:R} found, tolerance {tolerance:E0} of {scale:R}.");
        }
    }
}
