using FineTune.Data;

namespace FineTune.Tests.Data;

public class PixelsTests
{
    [Fact]
    public void Bytes_must_fit_the_size()
    {
        var e = Assert.Throws<ArgumentException>(() => new Pixels(2, 2, 3, new byte[11]));
        Assert.Contains("needs 12 bytes; 11 were given", e.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Pixels(2, 2, 2, new byte[8]));
    }

    [Fact]
    public void Trim_cuts_the_margins_off()
    {
        var data = Enumerable.Repeat((byte)255, 10 * 8 * 3).ToArray();
        data.AsSpan((3 * 10 + 4) * 3, 6).Clear();
        var trimmed = new Pixels(10, 8, 3, data).Trim();
        Assert.Equal((2, 1), (trimmed.Width, trimmed.Height));
        Assert.All(trimmed.Data, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Trim_keeps_an_image_of_one_colour() => Assert.Equal(5, new Pixels(5, 4, 3, new byte[60]).Trim().Width);

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public void Png_keeps_every_byte(int channels)
    {
        var data = new byte[37 * 23 * channels];
        new Random(5).NextBytes(data);
        var request = new DecodeRequest { Background = channels == 3 ? Rgb.White : null };
        var back = ImageDecoder.Default.Decode(Png.Encode(new Pixels(37, 23, channels, data)), "written.png", request);
        Assert.Equal((37, 23, channels), (back.Width, back.Height, back.Channels));
        Assert.Equal(data, back.Data);
    }
}
