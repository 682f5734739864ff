using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>JPEG files as cameras, phones, scanners and print shops store them, beside Pillow's pixels (tests/peers/jpegs.py).</summary>
public class StoredWaysTests
{
    // Rounding: of a product of two colours, and of another release of the same decoder.
    private const int Tolerance = 2;

    public static TheoryData<string> Files => [.. Directory.GetFiles(Fixtures.File("jpegs"), "*.jpg").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_pixels_are_Pillows(string file) => AssertPillows(file, ImageDecoder.Default);

    [Theory]
    [MemberData(nameof(Files))]
    public void They_are_where_TurboJPEG_is_not_installed(string file) => AssertPillows(file, new VipsDecoder());

    private static void AssertPillows(string file, IImageDecoder decoder)
    {
        var expected = Fixtures.Decode($"jpegs/{Path.GetFileNameWithoutExtension(file)}.expected.png");
        var got = decoder.DecodeFile(Fixtures.File($"jpegs/{file}"));
        Assert.Equal((expected.Width, expected.Height, expected.Channels), (got.Width, got.Height, got.Channels));
        Assert.InRange(expected.Data.Zip(got.Data, (theirs, ours) => Math.Abs(theirs - ours)).Max(), 0, Tolerance);
    }
}
