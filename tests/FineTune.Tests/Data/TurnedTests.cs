using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Photographs are stored as the sensor saw them, and say how they are to be turned.</summary>
public class TurnedTests
{
    public static TheoryData<int> All => [1, 2, 3, 4, 5, 6, 7, 8];

    // Higher than what a decoder that reads from the top keeps behind it.
    [Theory]
    [MemberData(nameof(All))]
    public void A_large_JPEG_is_turned_as_EXIF_defines_it(int orientation)
    {
        var file = JpegWriter.Write(301, 2203, JpegWriter.Sampling.Half, false);
        var expected = Orientations.Seen(Decoded(file, new VipsDecoder()), orientation);
        AssertSame(expected, Decoded(Orientations.Said(file, orientation), new VipsDecoder()));
        AssertSame(expected, Decoded(Orientations.Said(file, orientation), ImageDecoder.Default));
    }

    [Theory]
    [InlineData("turned.tif")]
    [InlineData("turned.png")]
    [InlineData("turned.webp")]
    public void Other_formats_are_turned_too(string file)
    {
        var image = Fixtures.Decode(file);
        Assert.Equal((2400, 16, 3), (image.Width, image.Height, image.Channels));
        // Red grows from left to right, green from top to bottom, in the picture that was stored on its side.
        for (var x = 0; x < image.Width; x += 59)
            for (var y = 0; y < image.Height; y++) Assert.Equal([(byte)(x * 255 / 2399), (byte)(y * 255 / 15), 60], image[x, y].ToArray());
    }

    private static Pixels Decoded(byte[] file, IImageDecoder decoder) => decoder.Decode(file, "a.jpg", new DecodeRequest());

    private static void AssertSame(Pixels expected, Pixels got)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (got.Width, got.Height, got.Channels));
        Assert.True(expected.Data.AsSpan().SequenceEqual(got.Data), "pixels differ");
    }
}
