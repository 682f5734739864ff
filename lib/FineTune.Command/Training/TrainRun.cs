using System.Globalization;
using FineTune.Data;
using FineTune.Freezing;
using FineTune.Training;

namespace FineTune.Command.Training;

/// <summary>One call of <c>finetune train</c>: from a folder of images to a version in the vault.</summary>
internal sealed class TrainRun(TrainRequest request, Desk desk)
{
    public int Run(CancellationToken cancellation)
    {
        request.Check();
        var images = ImageFolder.Load(request.Task.Folder);
        using var publication = Together.BeginsFirst ? Publication.Prepare(request.Task, desk) : null;
        using var together = Together.Of(request.Task);
        if (publication is null) return Help(images, together, cancellation);
        var checkpoint = request.Checkpoint is { } folder ? new Checkpoint(folder) : null;
        using var held = checkpoint?.Hold();
        using var start = TaskStart.Of(request.Task, images, cancellation);
        desk.Output.WriteLine(start.Data.ToString());
        if (!Fit(start, together, checkpoint, cancellation))
        {
            desk.Output.WriteLine(checkpoint is null ? "Interrupted: nothing was published." : "Interrupted: the same command goes on from the checkpoint.");
            return ExitCodes.Interrupted;
        }
        publication.Publish(start, Recipe(start.Weights));
        checkpoint?.Delete();
        return ExitCodes.Ok;
    }

    /// <summary>Trains beside the first process, which publishes.</summary>
    private int Help(ImageFolder images, Together together, CancellationToken cancellation)
    {
        using var start = TaskStart.Of(request.Task, images, cancellation);
        return Fit(start, together, null, cancellation) ? ExitCodes.Ok : ExitCodes.Interrupted;
    }

    /// <summary>False where it was interrupted.</summary>
    private bool Fit(TaskStart start, Together together, Checkpoint? checkpoint, CancellationToken cancellation)
    {
        start.Model.FreezeAllBut([.. request.Stages]);
        // Of several processes the first to come computes a file of features, and the others find it.
        var place = together.Workers is null ? CachePlace.Memory : CachePlace.Folder(CacheFolder.Default);
        using var fitting = new Fitting(request, start.Model, start.Data.Train, start.Data.Validation, place, cancellation);
        var trainer = new Trainer(fitting.Learner, fitting.Optimizer) { Verbose = false, Checkpoint = checkpoint, Workers = together.Workers };
        if (checkpoint is not null && trainer.Resume()) desk.Output.WriteLine($"going on after epoch {trainer.History.Epochs.Count}");
        return !new TrainingView(desk).Follow(trainer, () => fitting.Run(trainer, cancellation)).Interrupted;
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
