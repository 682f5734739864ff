using FineTune.Data;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>From files to a trained head; tests/peers/benchmark_pipeline.py has each under the same name, and writes the files.</summary>
internal static class PipelineTasks
{
    private static readonly Trainings Small = new("small", CPU);

    /// <summary>The same 12 megapixels, stored in different ways.</summary>
    internal static readonly Work[] Photos = [.. new[] { "upright", "turned", "profile", "phone", "grey", "cmyk" }.Select(kind => new Work($"photo {kind}", 3, () => Decode(Path.Combine("photos", kind))))];

    internal static readonly Work[] All =
    [
        new("decode 500 pixels", 1, () => Decode("small")),
        new("decode 12 megapixels", 1, () => Decode("large")),
        .. Photos,
        new("augmented epoch", 10, () => Small.Augmented(16)),
        new("frozen trunk", 1, () => Small.Trunk(ScalarType.Float32)),
        new("frozen trunk bf16", 1, () => Small.Trunk(ScalarType.BFloat16)),
        // A later epoch of head training on cached features.
        new("head epoch", 1, () => Small.FromFeatures(16, "head")),
        // A step of layer4 and the head: an epoch is one batch.
        new("layer4 step", 1, () => Small.FromFeatures(32, "layer4", "head")),
        new("layer4 step, all", 1, () => Small.FromImages(32, ScalarType.Float32, "layer4", "head")),
    ];

    /// <summary>One core: a file after the other, to normalised floats.</summary>
    private static Action<int> Decode(string name)
    {
        var folder = Trainings.Files(name);
        var request = new DecodeRequest { Framing = Framing.ResizeAndCrop(256, 224) };
        return repetitions =>
        {
            for (var i = 0; i < repetitions; i++) Whole(folder, request);
        };

        static void Whole(ImageFolder folder, DecodeRequest request)
        {
            var threads = get_num_threads();
            set_num_threads(1);
            foreach (var item in folder.Items)
            {
                using var scope = NewDisposeScope();
                _ = Normalisation.ImageNet.Apply(ImageDecoder.Default.DecodeFile(item.Path, request));
            }
            set_num_threads(threads);
        }
    }
}
