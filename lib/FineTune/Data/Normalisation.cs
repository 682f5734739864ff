using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>The mean and standard deviation of each channel that a backbone was trained with.</summary>
/// <param name="Mean">Red, green and blue, of values 0 to 1.</param>
/// <param name="Deviation">Red, green and blue.</param>
public sealed record Normalisation((float R, float G, float B) Mean, (float R, float G, float B) Deviation)
{
    /// <summary>ImageNet's, which torchvision's backbones and the one in data/ expect.</summary>
    public static Normalisation ImageNet { get; } = new((0.485f, 0.456f, 0.406f), (0.229f, 0.224f, 0.225f));

    /// <summary>Values stay as they are.</summary>
    public static Normalisation None { get; } = new((0, 0, 0), (1, 1, 1));

    /// <summary>Takes the mean off and divides by the deviation.</summary>
    /// <param name="images">[N, 3, H, W], Float32, 0 to 1.</param>
    /// <returns>[N, 3, H, W], Float32, about 0 with deviation 1.</returns>
    public Tensor Apply(Tensor images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var mean = Channels(Mean, images.device);
        using var deviation = Channels(Deviation, images.device);
        return images.sub(mean).div_(deviation);
    }

    /// <summary>A decoded image as a network wants it; <c>unsqueeze(0)</c> makes a batch of it.</summary>
    /// <param name="image">An image of 3 channels; those of 4 lose their transparency.</param>
    /// <returns>[3, H, W], Float32, on the CPU, about 0 with deviation 1.</returns>
    public Tensor Apply(Pixels image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return NormalisedBytes.By(this).Of(image);
    }

    private static Tensor Channels((float R, float G, float B) values, Device device)
        => tensor(new[] { values.R, values.G, values.B }, [1, 3, 1, 1], device: device);
}
