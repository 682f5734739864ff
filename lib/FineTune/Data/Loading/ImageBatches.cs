using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Data;

/// <summary>Batches of an image set's images, augmented and normalised on the device.</summary>
internal sealed record ImageBatches(ImageSet Set, long Seed, Augmentation? Augmentation, Device Device, Normalisation Normalisation) : IBatchSource
{
    public int Count => Set.Count;

    public IReadOnlyList<string> Classes => Set.Classes;

    public Batch Make(long[] picked, int epoch)
    {
        using var scope = NewDisposeScope();
        var index = tensor(picked);
        return new Batch(
            Images(picked, index, epoch).MoveToOuterDisposeScope(),
            Set.Labels.index_select(0, index).to(Device).MoveToOuterDisposeScope(),
            [.. picked.Select(i => Set.Items[(int)i].Name)]);
    }

    private Tensor Images(long[] picked, Tensor index, int epoch)
    {
        if (Augmentation is not null && Device.type == DeviceType.CPU && PixelSampling.CanDo(Augmentation.Outside)) return Augmentation.ApplyToBytes(Set.Pixels, Seed, epoch, picked, Normalisation);
        if (Augmentation is null && Device.type == DeviceType.CPU) return NormalisedBytes.By(Normalisation).Of(Set.Pixels, picked);
        // Bytes travel: a quarter of what floats would be.
        var images = ToDevice(Set.Pixels.index_select(0, index)).to(ScalarType.Float32).div_(255);
        return Normalisation.Apply(Augmentation is null ? images : Augmentation.Apply(images, Seed, epoch, picked));
    }

    private Tensor ToDevice(Tensor bytes) => Device.type == DeviceType.CUDA ? bytes.pin_memory().to(Device, non_blocking: true) : bytes.to(Device);
}
