using FineTune.Data;
using FineTune.Models;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>What the work on a task begins with: its network and its images in three parts, both by the task's seed.</summary>
internal sealed class TaskStart : IDisposable
{
    private readonly StartingPoint point;

    private bool taken;

    private TaskStart(StartingPoint point, TrainData data) => (this.point, Data) = (point, data);

    public Backbone Model => point.Model;

    public string Weights => point.Weights;

    public Preprocessing Preprocessing => point.Preprocessing;

    public TrainData Data { get; }

    /// <exception cref="UsageException">The project's own weights aren't found, or a part of the images is empty.</exception>
    public static TaskStart Of(TaskRequest request, ImageFolder images, CancellationToken cancellation)
    {
        _ = random.manual_seed(request.Seed);
        var point = StartingPoint.Of(request, images.Classes.Count);
        try
        {
            return new TaskStart(point, TrainData.Load(request, images, point.Preprocessing, cancellation));
        }
        catch
        {
            point.Model.Dispose();
            throw;
        }
    }

    /// <summary>Hands <see cref="Model"/> over: whoever takes it disposes it.</summary>
    public Backbone TakeModel()
    {
        taken = true;
        return Model;
    }

    public void Dispose()
    {
        Data.Dispose();
        if (!taken) Model.Dispose();
    }
}
