using FineTune.Models;
using FineTune.Models.Pretrained;
using FineTune.Vault.Manifests;
using TorchSharp;

namespace FineTune.Command.Training;

/// <summary>The pretrained network that a training begins with, what its weights are called, and how it wants its images.</summary>
internal sealed record StartingPoint(Backbone Model, string Weights, Preprocessing Preprocessing)
{
    private const string ImageNet = "imagenet";

    /// <summary>On the device that is asked for.</summary>
    /// <exception cref="UsageException">The project's own weights aren't found.</exception>
    public static StartingPoint Of(TaskRequest request, int classes)
    {
        var start = OnProcessor(request, classes);
        _ = start.Model.to(request.Device);
        return start;
    }

    private static StartingPoint OnProcessor(TaskRequest request, int classes)
    {
        var own = request.Weights is null && request.Backbone == OwnBackbone.Name;
        if (own)
        {
            var file = OwnBackbone.Find();
            return new StartingPoint(Backbones.Pretrained(request.Backbone, file, classes), Path.GetFileName(file), Whole(request.Size ?? OwnBackbone.Size));
        }
        var model = request.Weights is null or ImageNet ? Backbones.Pretrained(request.Backbone, classes) : Backbones.Pretrained(request.Backbone, request.Weights, classes);
        var name = request.Weights is null or ImageNet ? ImageNetWeights.Of(request.Backbone).File : Path.GetFileName(request.Weights);
        return new StartingPoint(model, name, request.Size is { } side ? Whole(side) : Preprocessing.ResizeAndCrop(model.ResizeSize, model.InputSize));
    }

    private static Preprocessing Whole(int side) => Preprocessing.Contain(side, side);
}
