using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Known pixels of files that Pillow wrote (tests/peers/images.py).</summary>
public class DecodeTests
{
    private static readonly byte[] Red = [200, 30, 40], Green = [20, 180, 60], Blue = [10, 50, 220], Grey = [128, 128, 128];

    [Theory]
    [InlineData("quarters.png")]
    [InlineData("quarters.bmp")]
    [InlineData("quarters.ppm")]
    [InlineData("quarters.tif")]
    [InlineData("quarters.webp")]
    [InlineData("palette.png")]
    [InlineData("animated.gif")]
    [InlineData("wrong-extension.jpg")]
    public void Lossless_formats_give_the_exact_pixels(string file) => AssertQuarters(Fixtures.Decode(file), 8, 6, tolerance: 0);

    [Theory]
    [InlineData("quarters.jpg")]
    [InlineData("orientation-3.jpg")]
    [InlineData("orientation-6.jpg")]
    [InlineData("orientation-8.jpg")]
    public void A_jpeg_is_turned_upright(string file) => AssertQuarters(Fixtures.Decode(file), 64, 48, tolerance: 3);

    [Fact]
    public void A_turned_jpeg_is_framed_as_it_is_seen() => AssertQuarters(
        Fixtures.Decode("orientation-6.jpg", new DecodeRequest { Framing = Framing.Stretch(16, 12) }), 16, 12, tolerance: 3);

    [Fact]
    public void A_progressive_jpeg_is_read()
    {
        var image = Fixtures.Decode("progressive.jpg");
        Assert.Equal((8, 6, 3), (image.Width, image.Height, image.Channels));
    }

    // Pillow's separation has no black, and its inks are what is missing of the light.
    [Fact]
    public void Cmyk_becomes_the_colours_that_it_was_made_from()
        => AssertQuarters(Fixtures.Decode("cmyk.jpg"), 64, 48, tolerance: 3);

    [Fact]
    public void Grey_becomes_three_equal_channels()
    {
        var image = Fixtures.Decode("grey.png");
        Assert.Equal(3, image.Channels);
        // Pillow's grey of the red quarter: 0.299 R + 0.587 G + 0.114 B.
        Assert.Equal(new byte[] { 82, 82, 82 }, image[0, 0].ToArray());
    }

    [Fact]
    public void One_bit_becomes_black_and_white()
    {
        var image = Fixtures.Decode("bilevel.png");
        Assert.Equal(3, image.Channels);
        Assert.All(image.Data, value => Assert.True(value is 0 or 255));
        Assert.Contains((byte)0, image.Data);
    }

    [Fact]
    public void Sixteen_bits_keep_their_upper_eight() =>
        Assert.Equal(new byte[] { 0, 0x80, 0xFF, 0x12, 0x40, 0xC0 }, Fixtures.Decode("sixteen-bits.png").Data);

    [Fact]
    public void One_pixel_is_an_image()
    {
        Assert.Equal(new byte[] { 12, 34, 56 }, Fixtures.Decode("one-pixel.png").Data);
        var enlarged = Fixtures.Decode("one-pixel.png", DecodeRequest.ImageNet);
        Assert.Equal((224, 224), (enlarged.Width, enlarged.Height));
        Assert.Equal(new byte[] { 12, 34, 56 }, enlarged[100, 200].ToArray());
    }

    internal static void AssertQuarters(Pixels image, int width, int height, int tolerance)
    {
        Assert.Equal((width, height, 3), (image.Width, image.Height, image.Channels));
        var (right, bottom) = (width - 1, height - 1);
        foreach (var (x, y, colour) in new[] { (0, 0, Red), (right, 0, Green), (0, bottom, Blue), (right, bottom, Grey) })
            for (var c = 0; c < 3; c++)
                Assert.InRange(image[x, y][c], colour[c] - tolerance, colour[c] + tolerance);
    }
}
