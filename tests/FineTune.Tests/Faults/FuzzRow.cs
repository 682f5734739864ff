using System.Diagnostics;

namespace FineTune.Tests.Faults;

/// <summary>What became of the damaged copies of a file.</summary>
internal sealed record FuzzRow(string Kind, int Tries, int Refused, int Right, int Other, double SlowestMilliseconds, long MostAllocated)
{
    internal const string Heading = "kind                                tries refused  right  other  slowest ms  most KiB";

    // What a read of a small file may take: a busy machine may make milliseconds of microseconds, but no lie may make gigabytes of kilobytes.
    private const long AllowedBytes = 64 << 20;
    private static readonly TimeSpan AllowedTime = TimeSpan.FromSeconds(30);

    /// <summary>Damages, reads and counts.</summary>
    /// <param name="kind">For the table.</param>
    /// <param name="original">The good file.</param>
    /// <param name="tries">How often.</param>
    /// <param name="seed">Decides the damage.</param>
    /// <param name="read">Reads a damaged copy: true where it gave the right data, false where other data. It throws where it refuses.</param>
    /// <param name="isRefusal">The exceptions that are refusals; any other is a fault.</param>
    internal static FuzzRow Of(string kind, byte[] original, int tries, int seed, Func<byte[], bool> read, Func<Exception, bool> isRefusal)
    {
        var random = new Random(seed);
        int refused = 0, right = 0;
        var (slowest, most) = (TimeSpan.Zero, 0L);
        for (var i = 0; i < tries; i++)
        {
            var damaged = Mutation.Of(original, random);
            var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
            try
            {
                if (read(damaged)) right++;
            }
            catch (Exception wrong) when (isRefusal(wrong))
            {
                Assert.False(string.IsNullOrWhiteSpace(wrong.Message));
                refused++;
            }
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.True(slowest < AllowedTime && most < AllowedBytes, $"{kind}: {slowest}, {most} bytes");
        return new FuzzRow(kind, tries, refused, right, tries - refused - right, slowest.TotalMilliseconds, most >> 10);
    }

    public override string ToString() => FormattableString.Invariant($"{Kind,-35} {Tries,6} {Refused,7} {Right,6} {Other,6} {SlowestMilliseconds,11:0.0} {MostAllocated,9}");
}
