using System.Text.RegularExpressions;
using FineTune.Charts;

namespace FineTune.Tests.Charts;

public partial class ImageGridTests
{
    [PillowTheory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 3, 2)]
    [InlineData(37, 23, 3)]
    [InlineData(160, 97, 3)]
    [InlineData(20, 31, 4)]
    public void A_picture_is_a_png_of_the_same_pixels(int width, int height, int channels)
    {
        var picture = Noise(width, height, channels);
        Assert.Equal(picture.Pixels.ToArray(), Decoded(Pngs(ImageGrid.Of(picture).ToHtml()).Single(), channels));
    }

    [PillowTheory]
    [InlineData(50)]
    public void A_large_picture_is_averaged_down(int mean)
    {
        var pixels = new byte[320 * 320];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = (byte)(i % 2 * 2 * mean);
        Assert.All(Decoded(Pngs(ImageGrid.Of(new Picture(pixels, 320, 320, 1)).ToHtml()).Single(), 1), value => Assert.Equal(mean, value));
    }

    [Fact]
    public void Rows_are_no_longer_than_asked_for()
    {
        var five = Enumerable.Repeat(Noise(2, 2, 3), 5).ToArray();
        Assert.DoesNotContain("max-width", ImageGrid.Of(five).ToHtml(), StringComparison.Ordinal);
        // Three images of 100 pixels and the two gaps of 12 between them.
        Assert.Contains("max-width:324px", (ImageGrid.Of(five) with { Side = 100, Columns = 3 }).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Captions_are_encoded()
    {
        var html = ImageGrid.Of(Noise(2, 2, 3) with { Caption = "<script>alert(1)</script>\"", Note = "a&b <i>", Right = false }).ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;", html, StringComparison.Ordinal);
        Assert.Contains("a&amp;b &lt;i&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_pictures_are_shown_and_the_others_counted()
    {
        var html = ImageGrid.Of(Enumerable.Repeat(Noise(1, 1, 3), 130)).ToHtml();
        Assert.Equal(100, Pngs(html).Count);
        Assert.Contains("and 30 more", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 2, 2, 3, "has 12 bytes; 11 were given")]
    [InlineData(0, 0, 2, 3, "claims to be 0x2")]
    [InlineData(20, 2, 2, 5, "with 5 channels")]
    [InlineData(0, 65536, 65536, 1, "has 4294967296 bytes; 0 were given")]
    public void A_picture_of_other_size_than_it_says_is_refused(int bytes, int width, int height, int channels, string saying)
        => Assert.Contains(saying, Assert.Throws<ArgumentException>(() => ImageGrid.Of(new Picture(new byte[bytes], width, height, channels, "x"))).Message, StringComparison.Ordinal);

    private static Picture Noise(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(width).NextBytes(pixels);
        // Half of it smooth, so that every filter has its turn.
        for (var i = pixels.Length / 2; i < pixels.Length; i++) pixels[i] = (byte)(i / (width * channels) * 3 + i % channels * 40);
        return new Picture(pixels, width, height, channels, "noise");
    }

    private static List<byte[]> Pngs(string html) => [.. Inlined().Matches(html).Select(match => Convert.FromBase64String(match.Groups[1].Value))];

    private static byte[] Decoded(byte[] png, int channels)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, png);
        var mode = new[] { "L", "LA", "RGB", "RGBA" }[channels - 1];
        var script = $"import sys, PIL.Image as I; image = I.open(r'{path}'); image.load(); assert image.mode == '{mode}', image.mode; print(image.tobytes().hex())";
        Assert.True(Pillow.Run(script, out var hex));
        File.Delete(path);
        return Convert.FromHexString(hex.Trim());
    }

    [GeneratedRegex("data:image/png;base64,([^\"]+)\"")]
    private static partial Regex Inlined();
}
