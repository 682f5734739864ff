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
    public void A_lie_is_refused_at_once(string lie, string saying)
    {
        var clock = Stopwatch.StartNew();
        Expect.Refused(Fixture.PathOf($"lie-{lie}.pth"), path => PthFile.Read(path), saying);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }
}
