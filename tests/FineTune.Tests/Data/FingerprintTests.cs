using FineTune.Data;

namespace FineTune.Tests.Data;

public class FingerprintTests
{
    private static Pixels Wide => Fixtures.Decode("resize/wide.png");

    [Fact]
    public void A_picture_is_like_itself_smaller_and_mirrored()
    {
        var print = Fingerprint.Of(Wide);
        Assert.Equal(1, print.GreyCorrelation(print), 1e-5);
        Assert.True(print.IsLike(Fingerprint.Of(Wide.Reframe(Framing.Stretch(60, 40), Rgb.White))));
        Assert.True(print.IsLike(Fingerprint.Of(Mirror(Wide))));
    }

    [Fact]
    public void A_picture_is_like_itself_uncoloured()
    {
        var coloured = Clipart("desserts/pie_pumpkin.png");
        var uncoloured = Clipart("desserts/pie_pumpkin_bw.png");
        Assert.InRange(coloured.GreyCorrelation(uncoloured), -1, Fingerprint.GreyThreshold);
        Assert.InRange(coloured.OutlineCorrelation(uncoloured), Fingerprint.OutlineThreshold, 1);
        Assert.True(coloured.IsLike(uncoloured));
    }

    [Fact]
    public void Different_pictures_are_not_alike() =>
        Assert.False(Clipart("birds/puffin-md.png").IsLike(Clipart("vehicles/car.png")));

    [Fact]
    public void An_image_of_one_colour_is_like_nothing()
    {
        var blank = Fingerprint.Of(new Pixels(9, 9, 3, new byte[243]));
        Assert.True(blank.IsBlank);
        Assert.False(blank.IsLike(blank));
    }

    [Fact]
    public void Groups_join_what_is_alike_through_a_third()
    {
        var puffin = Clipart("birds/puffin-md.png");
        Assert.Equal([0, 1, 0, 2], NearDuplicates.Group([puffin, Clipart("vehicles/car.png"), puffin, Clipart("fruit/banana.png")]));
    }

    private static Fingerprint Clipart(string name) => Fingerprint.Of(ImageDecoder.Default.DecodeFile(Path.Combine(Fixtures.Clipart, name)));

    private static Pixels Mirror(Pixels image)
    {
        var data = new byte[image.Data.Length];
        for (var y = 0; y < image.Height; y++)
            for (var x = 0; x < image.Width; x++)
                image[x, y].CopyTo(data.AsSpan((y * image.Width + image.Width - 1 - x) * 3));
        return new Pixels(image.Width, image.Height, 3, data);
    }
}
