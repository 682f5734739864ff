using FineTune.Data;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

public class AugmentationTests
{
    [Fact]
    public void Settings_of_nothing_give_the_images_back()
    {
        using var scope = NewDisposeScope();
        var images = Images();
        Close.Assert("images", images.Doubles(), Applied(new Augmentation { Flip = 0 }, images).Doubles(), 1e-5);
    }

    [Fact]
    public void A_certain_flip_is_the_mirror_image()
    {
        using var scope = NewDisposeScope();
        var images = Images();
        Close.Assert("mirrored", images.flip(3).Doubles(), Applied(new Augmentation { Flip = 1 }, images).Doubles(), 1e-5);
    }

    [Fact]
    public void Half_of_the_images_are_mirrored_at_a_flip_of_one_half()
    {
        using var scope = NewDisposeScope();
        var image = Images()[..1];
        var applied = Applied(new Augmentation { Flip = 0.5 }, image.expand(400, -1, -1, -1));
        var mirrored = applied.sub(image.flip(3)).abs().amax([1, 2, 3]).lt(1e-4).sum().item<long>();
        Assert.InRange(mirrored, 150, 250);
    }

    [Theory]
    [InlineData(0.3, 0, 0, 0)]
    [InlineData(0, 0.4, 0, 0)]
    [InlineData(0, 0, 0.2, 0)]
    [InlineData(0, 0, 0, 0.15)]
    [InlineData(0.2, 0.2, 0.2, 0.1)]
    public void Every_image_is_seen_through_its_own_affine_map(double rotation, double shear, double zoom, double shift)
    {
        using var scope = NewDisposeScope();
        var (images, settings) = (Ramps(), new Augmentation { Flip = 0.5, Rotation = rotation, Shear = shear, Zoom = zoom, Shift = shift });
        var applied = settings.Apply(images, new Generator(9));
        var draws = rand([images.shape[0], 6], generator: new Generator(9));
        foreach (var image in Enumerable.Range(0, (int)images.shape[0]))
            Centre(settings, draws[image].Doubles(), applied[image].Doubles());
    }

    // The ramps hold their own coordinates, -1 to 1, as colours 0 to 1: near the centre the map can be read off.
    private static void Centre(Augmentation settings, double[] draw, double[] pixels)
    {
        double Spread(int i, double largest) => ((2 * draw[i]) - 1) * largest;
        double mirror = draw[0] < settings.Flip ? -1 : 1, turn = Spread(1, settings.Rotation), slope = Math.Tan(Spread(2, settings.Shear)), scale = 1 + Spread(3, settings.Zoom);
        foreach (var (row, column) in new[] { (15, 16), (12, 14), (18, 20) })
        {
            // Turned after it was sheared, zoomed and mirrored, then moved.
            double x = (((2 * column) + 1) / 32.0) - 1, y = (((2 * row) + 1) / 32.0) - 1, sheared = x + (slope * y);
            var seenX = (mirror * ((Math.Cos(turn) * sheared) - (Math.Sin(turn) * y)) / scale) + (2 * Spread(4, settings.Shift));
            var seenY = (((Math.Sin(turn) * sheared) + (Math.Cos(turn) * y)) / scale) + (2 * Spread(5, settings.Shift));
            Assert.Equal((seenX + 1) / 2, pixels[(row * 32) + column], 1e-4);
            Assert.Equal((seenY + 1) / 2, pixels[1024 + (row * 32) + column], 1e-4);
        }
    }

    [Fact]
    public void Colours_stay_between_0_and_1()
    {
        using var scope = NewDisposeScope();
        var applied = Applied(new Augmentation { Rotation = 1, Shear = 0.5, Zoom = 0.5, Shift = 0.5 }, Images());
        Assert.InRange(applied.min().item<float>(), 0, 1);
        Assert.InRange(applied.max().item<float>(), 0, 1);
    }

    private static Tensor Applied(Augmentation settings, Tensor images) => settings.Apply(images, new Generator(1));

    private static Tensor Images() => ExactHash.Tensor("pictures", [3, 3, 10, 12], 1 / 12.0, 0.5);

    private static Tensor Ramps()
    {
        var ramp = ((arange(32f) * 2) + 1) / 64;
        return stack([ramp.expand(32, 32), ramp.unsqueeze(1).expand(32, 32), zeros(32, 32)]).expand(6, 3, 32, 32);
    }
}
