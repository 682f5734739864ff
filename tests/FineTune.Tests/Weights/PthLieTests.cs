using System.Diagnostics;
using FineTune.Models.Weights;

namespace FineTune.Tests.Weights;

/// <summary>Files that are well formed and claim what can't be.</summary>
public class PthLieTests
{
    [Theory]
    [InlineData("offset-beyond", "reaches beyond its storage of 4")]
    [InlineData("stride-beyond", "reaches beyond its storage of 4")]
    [InlineData("stride-overflows", "reaches beyond its storage of 4")]
    [InlineData("stride-negative", "strides that no tensor has")]
    [InlineData("offset-negative", "strides that no tensor has")]
    [InlineData("shape-overflows", "more elements than any memory holds")]
    [InlineData("repeats-for-ever", "repeats its storage to 1099511627776")]
    [InlineData("ranks-differ", "strides that no tensor has")]
    [InlineData("elements-of-another", "has 4 elements where 5 were announced")]
    [InlineData("elements-beyond", "has 4 elements where 1099511627776 were announced")]
    [InlineData("deep", "a list, not a state dict")]
    [InlineData("itself", "no dict of tensors")]
    [InlineData("laughs", "a list, not a state dict")]
    [InlineData("string", "claims a string of 2147483647 bytes")]
    [InlineData("no-keys", "lacks the storage '0'")]
    [InlineData("twice", "lists a storage twice")]
    [InlineData("compressed", "compressed or encrypted")]
    [InlineData("size", "holds 12 bytes; its tensor needs 16")]
    [InlineData("nothing", "holds 0 bytes; its tensor needs 4398046511104")]
    [InlineData("directory", "claim more bytes than the file holds")]
    [InlineData("frame", "claims a frame of 9223372036854775807 bytes")]
    [InlineData("bytes8", "claims a string of 9223372036854775807 bytes")]
    [InlineData("bytearray8", "claims a string of 1099511627776 bytes")]
    [InlineData("text8", "claims a string of 18446744073709551615 bytes")]
    [InlineData("bytes4", "claims a string of 4294967295 bytes")]
    [InlineData("number", "a number of 2147483647 bytes")]
    [InlineData("number-negative", "claims a string of")]
    [InlineData("digits", "a number of 60001 characters")]
    [InlineData("line", "a line without an end")]
    [InlineData("memo", "refers to its memo 4294967295")]
    [InlineData("cycle-list", "a list, not a state dict")]
    [InlineData("cycle-dict", "no dict of tensors")]
    [InlineData("cycle-pairs", "something that is no pair")]
    [InlineData("key", "has no 'lie/data/../../../../etc/passwd'")]
    [InlineData("overlapping", "claim more bytes than the file holds")]
    public void A_lie_is_refused_at_once(string lie, string saying)
    {
        var (clock, before) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread());
        Expect.Refused(Fixture.PathOf($"lie-{lie}.pth"), path => PthFile.Read(path), saying);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 8 << 20, "More memory was taken than such a file is worth.");
    }
}
