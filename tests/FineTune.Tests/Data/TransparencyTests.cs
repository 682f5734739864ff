using System.Text;
using FineTune.Data;

namespace FineTune.Tests.Data;

public class TransparencyTests
{
    private static readonly DecodeRequest Keep = new() { Background = null };

    [Fact]
    public void Transparency_becomes_white_unless_said_otherwise()
    {
        var image = Fixtures.Decode("alpha.png");
        Assert.Equal(3, image.Channels);
        Assert.Equal(new byte[] { 255, 255, 255 }, image[0, 0].ToArray());
        // Half of (20, 180, 60) and half of white, by 128/255.
        Assert.Equal(new byte[] { 137, 217, 157 }, image[7, 0].ToArray());
        Assert.Equal(new byte[] { 128, 128, 128 }, image[7, 5].ToArray());
    }

    [Fact]
    public void Transparency_takes_the_background_asked_for()
    {
        var image = Fixtures.Decode("alpha.png", new DecodeRequest { Background = new Rgb(1, 2, 3) });
        Assert.Equal(new byte[] { 1, 2, 3 }, image[0, 0].ToArray());
    }

    [Fact]
    public void Transparency_is_kept_where_wanted()
    {
        var image = Fixtures.Decode("alpha.png", Keep);
        Assert.Equal(4, image.Channels);
        Assert.Equal(0, image[0, 0][3]);
        Assert.Equal(new byte[] { 20, 180, 60, 128 }, image[7, 0].ToArray());
    }

    [Fact]
    public void An_opaque_image_gets_a_full_alpha_channel() =>
        Assert.Equal(new byte[] { 200, 30, 40, 255 }, Fixtures.Decode("quarters.png", Keep)[0, 0].ToArray());

    [Fact]
    public void Grey_with_alpha_is_read()
    {
        Assert.Equal(new byte[] { 100, 100, 100, 255, 255, 255 }, Fixtures.Decode("grey-alpha.png").Data);
        Assert.Equal(new byte[] { 100, 100, 100, 255 }, Fixtures.Decode("grey-alpha.png", Keep)[0, 0].ToArray());
    }

    // The transparent quarter is red underneath: without care the shrunk edge would turn reddish.
    [Fact]
    public void A_transparent_colour_does_not_bleed_when_shrunk()
    {
        var image = Fixtures.Decode("alpha.png", Keep with { Framing = Framing.Stretch(4, 3) });
        Assert.Equal(0, image[0, 0][3]);
        Assert.InRange(image[1, 0][3], 1, 127);
        Assert.InRange(image[1, 0][0], 0, 25);
        Assert.InRange(image[1, 0][1], 165, 195);
    }

    [Fact]
    public void Padding_is_background_or_transparent()
    {
        var framing = Framing.Contain(8, 8);
        Assert.Equal(new byte[] { 255, 255, 255 }, Fixtures.Decode("quarters.png", new DecodeRequest { Framing = framing })[0, 0].ToArray());
        Assert.Equal(new byte[] { 0, 0, 0, 0 }, Fixtures.Decode("quarters.png", Keep with { Framing = framing })[0, 7].ToArray());
    }

    [Fact]
    public void An_svg_is_drawn_at_the_size_asked_for()
    {
        var svg = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'><rect x='4' y='4' width='8' height='8' fill='#ff0000'/></svg>");
        var image = ImageDecoder.Default.Decode(svg, "square.svg", Keep with { Framing = Framing.Contain(64, 64) });
        Assert.Equal((64, 64, 4), (image.Width, image.Height, image.Channels));
        Assert.Equal(new byte[] { 255, 0, 0, 255 }, image[16, 16].ToArray());
        Assert.Equal(0, image[15, 16][3]);
    }
}
