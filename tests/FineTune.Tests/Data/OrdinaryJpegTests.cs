using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>The short way through an ordinary JPEG gives what the long one gives, and leaves to it what is out of the ordinary.</summary>
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
    [InlineData("quarters.jpg", true)]
    [InlineData("progressive.jpg", true)]
    [InlineData("orientation-3.jpg", false)]
    [InlineData("orientation-6.jpg", false)]
    [InlineData("orientation-8.jpg", false)]
    [InlineData("cmyk.jpg", false)]
    [InlineData("quarters.png", false)]
    [InlineData("bad-text.jpg", false)]
    [InlineData("bad-empty.png", false)]
    public void What_is_turned_or_in_other_colours_or_no_JPEG_is_left_to_libvips(string file, bool ordinary)
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
