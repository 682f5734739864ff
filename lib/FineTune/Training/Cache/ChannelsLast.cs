using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// A tensor [N, C, H, W] whose numbers lie as [N, H, W, C]: the order in which oneDNN and the tensor cores of a GPU convolve fastest. TorchSharp's memory
/// formats are consumed by no call of its own, but strides are what counts.
/// </summary>
internal static class ChannelsLast
{
    /// <summary>On the CPU, where oneDNN convolves, and on CUDA, where cuDNN does; elsewhere as it is.</summary>
    internal static Tensor WhereFaster(Tensor images) => images.device.type is DeviceType.CPU or DeviceType.CUDA ? Of(images) : images.alias();

    /// <summary>Room for images on the CPU, whatever the default type and device are.</summary>
    /// <param name="shape">[N, C, H, W].</param>
    /// <param name="dtype">Of their numbers.</param>
    internal static Tensor Empty(long[] shape, ScalarType dtype)
    {
        using var packed = empty([shape[0], shape[2], shape[3], shape[1]], dtype, CPU);
        return packed.permute(0, 3, 1, 2);
    }

    internal static Tensor Of(Tensor images)
    {
        if (images.dim() != 4) return images.alias();
        using var rows = images.permute(0, 2, 3, 1);
        using var packed = rows.contiguous();
        return packed.permute(0, 3, 1, 2);
    }
}
