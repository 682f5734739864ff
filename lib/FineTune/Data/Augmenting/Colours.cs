using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Brightness, contrast, saturation and hue of a batch, each image by its own factor, as torchvision's functional.adjust_... do it.</summary>
internal static class Colours
{
    internal static Tensor Apply(Tensor images, IReadOnlyList<Change> changes)
    {
        var x = images;
        if (Factors(changes, change => change.Brightness, 1, x.device) is { } brightness) x = (x * brightness).clamp_(0, 1);
        if (Factors(changes, change => change.Contrast, 1, x.device) is { } contrast) x = Blend(x, Grey(x).mean([1, 2, 3], keepdim: true), contrast);
        if (Factors(changes, change => change.Saturation, 1, x.device) is { } saturation) x = Blend(x, Grey(x), saturation);
        if (Factors(changes, change => change.Hue, 0, x.device) is { } hue) x = TurnHue(x, hue);
        return x;
    }

    /// <summary>[N, 1, 1, 1], or null where none changes anything.</summary>
    private static Tensor? Factors(IReadOnlyList<Change> changes, Func<Change, double> factor, double neutral, Device device)
        => changes.All(change => factor(change) == neutral) ? null : tensor(changes.Select(change => (float)factor(change)).ToArray(), [changes.Count, 1, 1, 1], device: device);

    private static Tensor Blend(Tensor images, Tensor other, Tensor share) => ((images * share) + (other * (1 - share))).clamp_(0, 1);

    // ITU-R 601, with torchvision's digits.
    private static Tensor Grey(Tensor images)
    {
        var (red, green, blue) = Planes(images);
        return (red * 0.2989f) + (green * 0.587f) + (blue * 0.114f);
    }

    // To HSV and back: hue is where on the circle, from 0 to 6, the colour lies; a turn moves it.
    private static Tensor TurnHue(Tensor images, Tensor turn)
    {
        var (red, green, blue) = Planes(images);
        var value = images.amax([1], keepdim: true);
        var range = value - images.amin([1], keepdim: true);
        var safe = where(range.eq(0), ones_like(range), range);
        var hue = where(value.eq(red), (green - blue) / safe, where(value.eq(green), ((blue - red) / safe) + 2, ((red - green) / safe) + 4));
        var turned = hue + (turn * 6);
        return cat([Channel(5), Channel(3), Channel(1)], 1);

        // Smith's hexcone backwards: each channel is a trapezium over the circle.
        Tensor Channel(int offset)
        {
            var k = (turned + offset).remainder(6);
            return value - (range * minimum(k, 4 - k).clamp(0, 1));
        }
    }

    private static (Tensor Red, Tensor Green, Tensor Blue) Planes(Tensor images) => (images.narrow(1, 0, 1), images.narrow(1, 1, 1), images.narrow(1, 2, 1));
}
