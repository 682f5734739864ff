using FineTune.Charts;
using FineTune.Data;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>
/// Where in an image a network saw its answer: a stage's maps, each weighted by how much the answer's logit grows with it. Source:
/// Selvaraju and others, Grad-CAM, 2017, https://arxiv.org/abs/1610.02391.
/// </summary>
public static class GradCam
{
    /// <summary>Computes the maps, in inference mode; no gradient of a parameter is touched.</summary>
    /// <param name="model">A backbone; it may be frozen.</param>
    /// <param name="images">Normalised images [N, 3, H, W], Float32, on the model's device.</param>
    /// <param name="stage">A stage with maps, such as "layer4"; the last one with convolutions where left out.</param>
    /// <param name="labels">The class to explain, for each image; the model's own guess where left out.</param>
    /// <returns>[N, H, W], Float32, 0 to 1 in each image (all 0 where nothing speaks for the class); dispose it.</returns>
    /// <exception cref="ArgumentException">There is no such stage, it has no maps, or the labels aren't as many as the images.</exception>
    public static Tensor Of(Backbone model, Tensor images, string? stage = null, IReadOnlyList<int>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        stage ??= LastMaps(model);
        if (labels is not null && labels.Count != images.shape[0]) throw new ArgumentException($"There are {images.shape[0]} images and {labels.Count} labels.", nameof(labels));
        using var scope = NewDisposeScope();
        using var tap = StageTap.On(model, stage, asLeaf: true);
        Tensor? heat = null;
        Inference.In(model, () =>
        {
            using var recording = enable_grad();
            var (logits, maps) = tap.Run(images);
            if (maps.dim() != 4) throw new ArgumentException($"Stage '{stage}' gives [{string.Join(", ", maps.shape)}]: Grad-CAM needs a stage of maps, [N, C, H, W].", nameof(stage));
            var explained = labels is null ? logits.argmax(1) : tensor(labels.Select(label => (long)label).ToArray(), device: logits.device);
            // The images don't see each other: the gradient of the sum is each image's own.
            var score = logits.gather(1, explained.unsqueeze(1)).sum();
            heat = Heat(maps.detach(), autograd.grad([score], [maps])[0], images.shape);
        });
        return heat!.MoveToOuterDisposeScope();
    }

    /// <summary>Images of a set with the maps over them: bright where the network saw the class.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="set">The images.</param>
    /// <param name="images">Their numbers in the set, from 0.</param>
    /// <param name="stage">A stage with maps; the last one with convolutions where left out.</param>
    /// <param name="labels">The class to explain, for each; the model's own guess where left out.</param>
    /// <returns>A grid; below each image is what was explained, and its file.</returns>
    /// <exception cref="ArgumentException">There is no such stage, or it has no maps.</exception>
    public static ImageGrid Grid(Backbone model, ImageSet set, IReadOnlyList<int> images, string? stage = null, IReadOnlyList<int>? labels = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var pixels = set.Pixels.index_select(0, tensor(images.Select(i => (long)i).ToArray())).to(ScalarType.Float32).div_(255);
        var inputs = model.Normalisation.Apply(pixels).to(model.parameters().First().device);
        var explained = labels ?? Guesses(model, inputs);
        var heat = Of(model, inputs, stage, explained).cpu();
        return ImageGrid.Of(images.Select((image, i) =>
        {
            using var map = heat[i].contiguous();
            return HeatOverlay.Over(set.Picture(image, set.Classes[explained[i]]), map.data<float>().ToArray()) with { Note = set.Items[image].Name };
        }).ToArray());
    }

    private static string LastMaps(Backbone model)
        => model.Stages.Last(stage => stage.Modules.Any(entry => entry.Module.modules().Append(entry.Module).OfType<TorchSharp.Modules.Conv2d>().Any())).Name;

    private static int[] Guesses(Backbone model, Tensor images)
    {
        int[] guesses = [];
        Inference.In(model, () =>
        {
            using var asked = no_grad();
            using var logits = model.call(images);
            using var best = logits.argmax(1);
            guesses = Array.ConvertAll(best.cpu().data<long>().ToArray(), label => (int)label);
        });
        return guesses;
    }

    private static Tensor Heat(Tensor maps, Tensor gradients, long[] size)
    {
        var weights = gradients.mean([2, 3], keepdim: true);
        var heat = (weights * maps).sum(1, keepdim: true).relu();
        var scaled = heat / heat.amax([1, 2, 3], keepdim: true).clamp_min(1e-12);
        return nn.functional.interpolate(scaled, size: [size[2], size[3]], mode: InterpolationMode.Bilinear, align_corners: false).squeeze(1);
    }
}
