using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Files that cannot be used are named, and nothing else happens.</summary>
public class BadImageTests
{
    [Theory]
    [InlineData("bad-empty.png", "empty")]
    [InlineData("bad-text.jpg", "not an image")]
    [InlineData("bad-header-only.png", "damaged")]
    [InlineData("bad-truncated.jpg", "damaged")]
    [InlineData("bad-truncated.png", "damaged")]
    [InlineData("bad-truncated.webp", "damaged")]
    [InlineData("bad-truncated.gif", "damaged")]
    [InlineData("bad-truncated.tif", "damaged")]
    [InlineData("bad-bomb.png", "30000 x 30000, 900 megapixels")]
    [InlineData("there-is-none.png", "no such file")]
    public void A_bad_file_is_named_with_its_fault(string file, string fault)
    {
        var e = Assert.Throws<ImageException>(() => Fixtures.Decode(file, DecodeRequest.ImageNet));
        Assert.Equal(Fixtures.File(file), e.File);
        Assert.Contains(fault, e.Fault, StringComparison.Ordinal);
        Assert.StartsWith($"{e.File}: ", e.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", e.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_image()
    {
        var e = Assert.Throws<ImageException>(() => ImageDecoder.Default.DecodeFile(Fixtures.Root));
        Assert.Contains("cannot be read", e.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_can_be_set()
    {
        var request = new DecodeRequest { MaxMegapixels = 47e-6 };
        Assert.Throws<ImageException>(() => Fixtures.Decode("quarters.png", request));
        Assert.Equal(8, Fixtures.Decode("quarters.png", request with { MaxMegapixels = 48e-6 }).Width);
    }

    [Fact]
    public void A_bomb_is_refused_before_it_unfolds()
    {
        var before = GC.GetTotalAllocatedBytes();
        Assert.Throws<ImageException>(() => Fixtures.Decode("bad-bomb.png"));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 10_000_000);
    }

    // Threads share the decoder's list of errors, so some of these faults come without their cause.
    [Fact]
    public void Bad_files_at_once_from_many_threads_are_named_in_whole_words() => Parallel.For(0, 400, i =>
    {
        string[] files = ["bad-truncated.png", "bad-truncated.gif", "bad-header-only.png", "bad-truncated.tif"];
        var fault = Assert.Throws<ImageException>(() => Fixtures.Decode(files[i % 4])).Fault;
        Assert.StartsWith("the image is damaged", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("()", fault, StringComparison.Ordinal);
    });

    [Fact]
    public void Good_and_bad_files_at_once_from_many_threads() => Parallel.For(0, 200, i =>
    {
        if (i % 2 == 0)
            DecodeTests.AssertQuarters(Fixtures.Decode("quarters.png"), 8, 6, tolerance: 0);
        else
            Assert.Contains("damaged", Assert.Throws<ImageException>(() => Fixtures.Decode("bad-truncated.png")).Fault, StringComparison.Ordinal);
    });
}
