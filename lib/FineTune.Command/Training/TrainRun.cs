using System.Globalization;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>One call of <c>finetune train</c>: from a folder of images to a version in the vault.</summary>
internal sealed class TrainRun(TrainRequest request, Desk desk)
{
    public int Run(CancellationToken cancellation)
    {
        request.Check();
        using var together = Together.Of(request.Workers, request.Words);
        if (!together.IsFirst) return Help(together, cancellation);
        using var publication = Publication.Prepare(request.Task, desk);
        var images = ImageFolder.Load(request.Task.Folder);
        var checkpoint = request.Checkpoint is { } folder ? new Checkpoint(folder) : null;
        using var held = checkpoint?.Hold();
        _ = random.manual_seed(request.Task.Seed);
        var (model, weights, preprocessing) = StartingPoint.Of(request.Task, images.Classes.Count);
        using var disposed = model;
        using var data = TrainData.Load(request.Task, images, preprocessing);
        desk.Output.WriteLine(data.ToString());

        model.FreezeAllBut([.. request.Stages]);
        if (!new Fitting(request, desk, together.Workers).Run(model, data, checkpoint, cancellation))
        {
            desk.Output.WriteLine(checkpoint is null ? "Interrupted: nothing was published." : "Interrupted: the same command goes on from the checkpoint.");
            return ExitCodes.Interrupted;
        }
        publication.Publish(model, data, preprocessing, Recipe(weights));
        checkpoint?.Delete();
        return ExitCodes.Ok;
    }

    /// <summary>Trains beside the first process, which publishes.</summary>
    private int Help(Together together, CancellationToken cancellation)
    {
        _ = random.manual_seed(request.Task.Seed);
        var images = ImageFolder.Load(request.Task.Folder);
        var (model, _, preprocessing) = StartingPoint.Of(request.Task, images.Classes.Count);
        using var disposed = model;
        using var data = TrainData.Load(request.Task, images, preprocessing);
        model.FreezeAllBut([.. request.Stages]);
        return new Fitting(request, desk, together.Workers).Run(model, data, null, cancellation) ? ExitCodes.Ok : ExitCodes.Interrupted;
    }

    private Dictionary<string, string> Recipe(string weights) => new()
    {
        ["pretrained weights"] = weights,
        ["stages that learned"] = string.Join(", ", request.Stages),
        ["epochs"] = request.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch"] = request.Task.Batch.ToString(CultureInfo.InvariantCulture),
        ["optimiser"] = string.Create(CultureInfo.InvariantCulture, $"SGD, learning rate {request.Rate}, momentum 0.9"),
        ["seed"] = request.Task.Seed.ToString(CultureInfo.InvariantCulture),
    };
}
