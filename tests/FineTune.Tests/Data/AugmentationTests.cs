using System.Text.Json;
using FineTune.Data;
using FineTune.Tests.Models;
using static TorchSharp.torch;

namespace FineTune.Tests.Data;

/// <summary>Known changes against torchvision's (tests/peers/augmentation.py) and against what they must be.</summary>
public class AugmentationTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllBytes(Fixtures.File("augmentation.json"))).RootElement;
    private static readonly Augmentation Black = Augmentation.None with { Outside = GridSamplePaddingMode.Zeros };
    private static readonly Box Middle = new(3 / 12.0, 2 / 10.0, 6 / 12.0, 5 / 10.0);

    private static readonly Dictionary<string, Change> Known = new()
    {
        ["mirrored"] = new() { Mirrored = true },
        ["turned"] = new() { Angle = 0.4 },
        ["sheared"] = new() { Shear = 0.3 },
        ["scaled"] = new() { Scale = 1.25 },
        ["moved"] = new() { Shift = (3 / 12.0, -2 / 10.0) },
        ["all"] = new() { Mirrored = true, Angle = -0.5, Shift = (1 / 12.0, 2 / 10.0), Scale = 0.8, Shear = -0.2 },
        ["brighter"] = new() { Brightness = 1.3 },
        ["contrast"] = new() { Contrast = 0.6 },
        ["saturated"] = new() { Saturation = 1.7 },
        ["hue"] = new() { Hue = 0.2 },
        ["hue back"] = new() { Hue = -0.35 },
        ["recoloured"] = new() { Brightness = 0.8, Contrast = 1.2, Saturation = 0.7, Hue = 0.1 },
        ["erased"] = new() { Erased = Middle },
    };

    public static TheoryData<string, string> Changes => Devices.Each([.. Known.Keys]);

    [Theory]
    [MemberData(nameof(Changes))]
    public void It_is_torchvisions(string name, string device)
    {
        using var scope = NewDisposeScope();
        Close.Assert(name, Expected.GetProperty(name).Doubles(), Black.Apply(Image().to(device), [Known[name]]).Doubles(), 2e-5);
    }

    [Fact]
    public void A_crop_is_torchvisions_but_for_its_edge()
    {
        using var scope = NewDisposeScope();
        var inside = Black.Apply(Image(), [new Change { Crop = Middle }])[.., .., 1..^1, 1..^1];
        Close.Assert("cropped", Expected.GetProperty("cropped").Doubles(), inside.contiguous().Doubles(), 2e-5);
    }

    [Fact]
    public void Each_image_of_a_batch_has_its_own_change()
    {
        using var scope = NewDisposeScope();
        Change[] changes = [new(), new() { Mirrored = true, Hue = 0.2 }, new() { Angle = 0.4, Contrast = 0.6 }, new() { Erased = Middle }];
        var together = Black.Apply(Image().expand(4, -1, -1, -1), changes);
        for (var i = 0; i < changes.Length; i++) Close.Assert($"image {i}", Black.Apply(Image(), [changes[i]]).Doubles(), together[i].Doubles(), 1e-6);
    }

    [Fact]
    public void No_change_gives_the_images_back_bit_for_bit()
    {
        using var scope = NewDisposeScope();
        Assert.True(Augmentation.None.Apply(Image(), 5, 2, [7]).Equals(Image()));
    }

    [Fact]
    public void A_larger_image_is_cropped_to_the_size_asked_for()
    {
        using var scope = NewDisposeScope();
        var ramp = ((arange(32f) * 2) + 1) / 64;
        var image = stack([ramp.expand(32, 32), ramp.unsqueeze(1).expand(32, 32), zeros(32, 32)]).unsqueeze(0);
        var seen = (Augmentation.None with { Size = 8 }).Apply(image, [new Change { Crop = new Box(0.25, 0.5, 0.25, 0.25) }]);
        Assert.Equal([1, 3, 8, 8], seen.shape);
        // The ramps hold their own place: 8 columns from 0.25, 8 rows from 0.5.
        Assert.Equal(0.25 + (0.25 * 2.5 / 8), seen[0, 0, 4, 2].item<float>(), 1e-5);
        Assert.Equal(0.5 + (0.25 * 4.5 / 8), seen[0, 1, 4, 2].item<float>(), 1e-5);
    }

    [Theory]
    [InlineData(GridSamplePaddingMode.Border, 0)]
    [InlineData(GridSamplePaddingMode.Border, 0.1)]
    [InlineData(GridSamplePaddingMode.Zeros, 0)]
    [InlineData(GridSamplePaddingMode.Reflection, 0)]
    public void Batches_look_bytes_up_as_grid_sample_does_floats(GridSamplePaddingMode outside, double hue)
    {
        using var scope = NewDisposeScope();
        using var folder = new TemporaryFolder();
        var items = Pictures.Write(folder, 9, 16);
        foreach (var size in new int?[] { null, 11 })
        {
            using var set = ImageSet.Load(items, Pictures.Classes, Framing.Stretch(19, 14));
            var wild = new Augmentation { Rotation = 0.8, Shear = 0.3, Zoom = 0.4, Shift = 0.3, Crop = (0.3, 1), Hue = hue, Erase = 0.3, Size = size, Outside = outside };
            var batch = set.InBatches(9, seed: 4, augmentation: wild).Epoch(3).Single();
            var expected = Normalisation.ImageNet.Apply(wild.Apply(set.Pixels.to(ScalarType.Float32).div_(255), 4, 3, [.. Enumerable.Range(0, 9).Select(i => (long)i)]));
            Assert.Equal(expected.shape, batch.Images.shape);
            Close.Assert($"{outside}", expected.Doubles(), batch.Images.Doubles(), 1e-4);
        }
    }

    [Fact]
    public void Draws_depend_on_seed_epoch_and_image_alone_and_fill_their_ranges()
    {
        var settings = new Augmentation { Flip = 0.25, Rotation = 0.3, Zoom = 0.2, Crop = (0.2, 0.8), Erase = 0.5, Hue = 0.1 };
        Change[] draws = [.. Enumerable.Range(0, 2000).Select(i => settings.Draw(1, 0, i, 20, 30))];
        Assert.Equal(draws[7], settings.Draw(1, 0, 7, 20, 30));
        Assert.NotEqual(draws[7], settings.Draw(2, 0, 7, 20, 30));
        Assert.NotEqual(draws[7], settings.Draw(1, 1, 7, 20, 30));
        Assert.InRange(draws.Count(draw => draw.Mirrored), 430, 570);
        Assert.InRange(draws.Count(draw => draw.Erased is not null), 900, 1100);
        Assert.InRange(draws.Max(draw => draw.Angle), 0.29, 0.3);
        Assert.InRange(draws.Min(draw => draw.Scale), 0.8, 0.81);
        Assert.All(draws, draw => Assert.InRange(draw.Crop!.Value.Width * draw.Crop.Value.Height, 0.2, 0.8));
        // In pixels of a picture of 30 x 20 the proportion keeps to 3/4 .. 4/3.
        Assert.All(draws, draw => Assert.InRange(draw.Crop!.Value.Width * 30 / (draw.Crop.Value.Height * 20), 0.7499, 1.3334));
        Assert.All(draws, draw => Assert.True(draw.Crop!.Value.Left + draw.Crop.Value.Width <= 1 && draw.Crop.Value.Top + draw.Crop.Value.Height <= 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(1e-30)]
    [InlineData(1e30)]
    public void Absurd_changes_give_an_image_all_the_same(double scale)
    {
        using var scope = NewDisposeScope();
        using var set = Pictures.Set(3);
        var absurd = new Augmentation { Zoom = scale, Shift = scale, Rotation = scale };
        Assert.Equal([3, 3, 8, 8], set.InBatches(3, augmentation: absurd).Epoch(0).Single().Images.shape);
    }

    [Fact]
    public void Switching_one_change_on_leaves_the_others()
    {
        var (plain, more) = (new Augmentation { Rotation = 0.3 }, new Augmentation { Rotation = 0.3, Brightness = 0.4, Crop = (0.5, 1), Erase = 1 });
        Assert.Equal(plain.Draw(3, 1, 4, 9, 9), more.Draw(3, 1, 4, 9, 9) with { Brightness = 1, Crop = null, Erased = null });
    }

    [Fact]
    public void Colours_stay_between_0_and_1()
    {
        using var scope = NewDisposeScope();
        var wild = new Augmentation { Rotation = 1, Shear = 0.5, Zoom = 0.5, Shift = 0.5, Brightness = 1, Contrast = 1, Saturation = 1, Hue = 0.5, Erase = 1 };
        var applied = wild.Apply(Image().expand(64, -1, -1, -1), 3, 0, [.. Enumerable.Range(0, 64).Select(i => (long)i)]);
        Assert.InRange(applied.min().item<float>(), 0, 1);
        Assert.InRange(applied.max().item<float>(), 0, 1);
    }

    [Fact]
    public void It_can_be_looked_at()
    {
        using var set = Pictures.Set(3);
        var shown = new Augmentation { Rotation = 0.5 }.Show(set, 1, versions: 4);
        Assert.StartsWith("5 images\n  as it is\n  epoch 0", $"{shown}", StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", shown.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_leaves_no_tensor_behind()
    {
        using var image = Image();
        var settings = new Augmentation { Rotation = 1, Brightness = 1, Contrast = 1, Saturation = 1, Hue = 0.5, Erase = 1, Crop = (0.1, 1) };
        var before = Alive.Count();
        settings.Apply(image, 1, 0, [0]).Dispose();
        Assert.Equal(before, Tensor.TotalCount);
    }

    private static Tensor Image() => ExactHash.Tensor("pictures", [1, 3, 10, 12], 1 / 12.0, 0.5).clamp_(0, 1);
}
