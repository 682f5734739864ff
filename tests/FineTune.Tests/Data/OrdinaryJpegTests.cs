using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>The short way through a JPEG gives what the long one gives, and leaves to it what is out of the ordinary.</summary>
public class OrdinaryJpegTests
{
    private static readonly Counting Plain = new();
    private static readonly TurboJpegDecoder Decoder = new(Plain);

    [Theory]
    [InlineData(JpegWriter.Sampling.Half, 500, 375, false)]
    [InlineData(JpegWriter.Sampling.Half, 501, 377, true)]
    [InlineData(JpegWriter.Sampling.HalfWide, 333, 97, false)]
    [InlineData(JpegWriter.Sampling.Full, 64, 48, true)]
    [InlineData(JpegWriter.Sampling.Grey, 123, 457, false)]
    [InlineData(JpegWriter.Sampling.Half, 1, 1, false)]
    public void Every_pixel_is_the_same(JpegWriter.Sampling sampling, int width, int height, bool progressive)
        => AssertSame(JpegWriter.Write(width, height, sampling, progressive), new DecodeRequest());

    [Theory]
    [InlineData(2101, 1503, 120)] // shrunk to a half
    [InlineData(2048, 1504, 120)]
    [InlineData(2101, 1503, 64)] // to a quarter
    [InlineData(2103, 1501, 30)] // to an eighth
    [InlineData(2101, 1503, 10)] // to an eighth, and something is left to shrink
    public void Every_pixel_is_the_same_where_it_is_shrunk_on_the_way(int width, int height, int side)
        => AssertSame(JpegWriter.Write(width, height, JpegWriter.Sampling.Half, false), new DecodeRequest { Framing = Framing.ResizeAndCrop(side, side) });

    [Theory]
    [MemberData(nameof(TurnedTests.All), MemberType = typeof(TurnedTests))]
    public void Every_pixel_is_the_same_where_it_is_shrunk_and_turned_on_the_way(int orientation)
    {
        // To a half, a quarter, an eighth; with rows and columns left over, and without.
        foreach (var (width, height) in new[] { (1101, 803), (1024, 768), (803, 1101) })
        {
            var file = Orientations.Said(JpegWriter.Write(width, height, JpegWriter.Sampling.Half, false), orientation);
            foreach (var framing in new[] { Framing.ResizeAndCrop(120, 100), Framing.ResizeAndCrop(64, 64), Framing.Contain(30, 44), Framing.Stretch(40, 20) })
                AssertSame(file, new DecodeRequest { Framing = framing });
        }
    }

    [Theory]
    [InlineData(6, JpegWriter.Sampling.Grey)]
    [InlineData(7, JpegWriter.Sampling.HalfWide)]
    public void So_are_those_of_other_samplings_that_are_turned(int orientation, JpegWriter.Sampling sampling)
        => AssertSame(Orientations.Said(JpegWriter.Write(333, 97, sampling, false), orientation), new DecodeRequest { Background = null });

    [Theory]
    [InlineData("quarters.jpg", true)]
    [InlineData("progressive.jpg", true)]
    [InlineData("orientation-6.jpg", true)]
    [InlineData("cmyk.jpg", true)]
    [InlineData("jpegs/profile-exif-6.jpg", true)]
    [InlineData("jpegs/adobe-rgb.jpg", true)]
    [InlineData("jpegs/grey.jpg", true)]
    [InlineData("bad-truncated.jpg", false)]
    [InlineData("quarters.png", false)]
    [InlineData("bad-text.jpg", false)]
    [InlineData("bad-empty.png", false)]
    public void What_is_damaged_or_no_JPEG_is_left_to_libvips(string file, bool ordinary)
    {
        var plain = new Counting();
        try
        {
            _ = new TurboJpegDecoder(plain).Decode(File.ReadAllBytes(Fixtures.File(file)), file, new DecodeRequest());
        }
        catch (ImageException)
        {
            // The bad ones.
        }
        Assert.Equal(ordinary ? 0 : 1, plain.Count);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_in_the_same_words()
    {
        var whole = JpegWriter.Write(40, 30, JpegWriter.Sampling.Half, false);
        for (var length = 2; length < whole.Length - 2; length += 7)
        {
            var cut = whole[..length];
            var expected = Assert.Throws<ImageException>(() => Plain.Decode(cut, "cut.jpg", new DecodeRequest()));
            Assert.Equal(expected.Message, Assert.Throws<ImageException>(() => Decoder.Decode(cut, "cut.jpg", new DecodeRequest())).Message);
        }
    }

    private static void AssertSame(byte[] file, DecodeRequest request)
    {
        var (expected, got) = (Plain.Decode(file, "a.jpg", request), Decoder.Decode(file, "a.jpg", request));
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (got.Width, got.Height, got.Channels));
        Assert.True(expected.Data.AsSpan().SequenceEqual(got.Data), "pixels differ");
    }

    private sealed class Counting : IImageDecoder
    {
        private readonly VipsDecoder vips = new();

        public int Count { get; private set; }

        public Pixels Decode(byte[] file, string name, DecodeRequest request)
        {
            Count++;
            return vips.Decode(file, name, request);
        }
    }
}
