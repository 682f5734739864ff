using FineTune.Data;

namespace FineTune.Tests.Data;

/// <summary>Resizing and cropping against torchvision's own output (tests/peers/resize.py).</summary>
public class ResizeTests
{
    [Theory]
    [InlineData("wide.png", 64, 56)]
    [InlineData("tall.png", 48, 41)]
    [InlineData("square.png", 64, 64)]
    [InlineData("enlarged.png", 64, 56)]
    [InlineData("imagenet.png", 256, 224)]
    public void It_is_torchvision_to_the_last_bit(string file, int resize, int crop) =>
        Assert.Equal(Expected(file).Data, Resized(file, resize, crop).Data);

    // torchvision pads with black.
    [Fact]
    public void A_crop_larger_than_the_image_is_padded_as_torchvision_does() =>
        Assert.Equal(Expected("smaller-than-crop.png").Data, Resized("smaller-than-crop.png", 24, 32, Rgb.Black).Data);

    // More than three times too large: shrunk by averaging first (a JPEG while it is decoded), which is much faster.
    [Theory]
    [InlineData("large.jpg", 1.0)]
    [InlineData("larger.png", 1.0)]
    [InlineData("quartered.jpg", 1.0)]
    public void A_large_image_is_torchvision_nearly(string file, double tolerance)
    {
        var (expected, actual) = (Expected(file), Resized(file, 64, 56));
        Assert.InRange(MeanDifference(expected, actual), 0, tolerance);
        // The window is the same one: moved by a single pixel it fits worse by far.
        Assert.True(MeanDifference(expected, actual) < MeanDifference(expected, Shifted(actual)) / 3);
    }

    [Theory]
    [InlineData(1, 1000)]
    [InlineData(1000, 1)]
    public void A_needle_takes_no_more_memory_than_its_window(int width, int height)
    {
        var needle = new Pixels(width, height, 3, new byte[width * height * 3]);
        var image = needle.Reframe(Framing.ResizeAndCrop(256, 224), Rgb.White);
        Assert.Equal((224, 224), (image.Width, image.Height));
        Assert.All(image.Data, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Sizes_below_one_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Framing.Stretch(0, 5));

    private static Pixels Resized(string file, int resize, int crop, Rgb? background = null) => Fixtures.Decode(
        $"resize/{file}", new DecodeRequest { Framing = Framing.ResizeAndCrop(resize, crop), Background = background ?? Rgb.White });

    private static Pixels Expected(string file) => Fixtures.Decode($"resize/{Path.GetFileNameWithoutExtension(file)}.expected.png");

    private static double MeanDifference(Pixels a, Pixels b) => a.Data.Zip(b.Data, (x, y) => Math.Abs(x - y)).Average();

    private static Pixels Shifted(Pixels image) =>
        new(image.Width, image.Height, 3, [.. image.Data.Skip(3), .. image.Data.Take(3)]);
}
