using System.Globalization;
using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Vault;
using FineTune.Vault.Manifests;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>One call of <c>finetune train</c>: from a folder of images to a version in the vault.</summary>
internal sealed class TrainRun(TrainRequest request, Desk desk)
{
    private const int SampleImages = 6;

    public int Run(CancellationToken cancellation)
    {
        request.Check();
        using var together = Together.Of(request.Workers, request.Words);
        if (!together.IsFirst) return Help(together, cancellation);
        // What would be refused at the end is refused before the work.
        using var signer = desk.Signer();
        using var key = request.Seal ? desk.Key() ?? throw new UsageException("--seal needs --passphrase-file FILE, FINETUNE_PASSPHRASE, or --open-with KEY.pem.") : null;
        if (!Backbones.Names.Contains(request.Backbone)) throw new UsageException($"--backbone {request.Backbone}: {string.Join(", ", Backbones.Names)} are known.");
        var images = ImageFolder.Load(request.Folder);
        _ = random.manual_seed(request.Seed);
        var (model, weights, preprocessing) = StartingPoint.Of(request, images.Classes.Count);
        using var disposed = model;
        using var data = TrainData.Load(request, images, preprocessing);
        desk.Output.WriteLine($"{data.Split.Folder.Items.Count} images of {data.Train.Classes.Count} classes: {data.Train.Count} to learn from, {data.Validation.Count} to calibrate, {data.Test.Count} to measure");

        model.FreezeAllBut([.. request.Stages]);
        using var place = request.Checkpoint is { } folder ? CheckpointPlace.Take(folder) : null;
        if (!new Fitting(request, desk, together.Workers).Run(model, data, place?.Checkpoint, cancellation))
        {
            desk.Output.WriteLine(place is null ? "Interrupted: nothing was published." : "Interrupted: the same command goes on from the checkpoint.");
            return ExitCodes.Interrupted;
        }
        var manifest = desk.Vault.Publish(Describe(model, data, preprocessing, weights), signer, key);
        place?.Checkpoint.Delete();
        Report(manifest);
        return ExitCodes.Ok;
    }

    /// <summary>Trains beside the first process, which publishes.</summary>
    private int Help(Together together, CancellationToken cancellation)
    {
        _ = random.manual_seed(request.Seed);
        var images = ImageFolder.Load(request.Folder);
        var (model, _, preprocessing) = StartingPoint.Of(request, images.Classes.Count);
        using var disposed = model;
        using var data = TrainData.Load(request, images, preprocessing);
        model.FreezeAllBut([.. request.Stages]);
        return new Fitting(request, desk, together.Workers).Run(model, data, null, cancellation) ? ExitCodes.Ok : ExitCodes.Interrupted;
    }

    private Draft Describe(Backbone model, TrainData data, Preprocessing preprocessing, string weights)
    {
        var temperature = Temperature.Fit(Predictions.Of(model, data.Validation.InBatches(request.Batch)));
        var test = temperature.Apply(Predictions.Of(model, data.Test.InBatches(request.Batch)));
        return new Draft
        {
            Name = request.Name,
            Model = model,
            Classes = data.Train.Classes,
            Preprocessing = preprocessing,
            Notes = request.Notes,
            Temperature = temperature.Value,
            Recipe = Recipe(weights),
            Data = DataFingerprint.Of(data.Split.Train, data.Train.Classes),
            Metrics =
            [
                Metric.Of("accuracy", test.TopWilson()),
                new Metric("macro F1", test.PerClass().Macro.F1),
                new Metric("loss", test.Loss, HigherIsBetter: false),
                new Metric("calibration error (ECE)", test.Calibration().ExpectedError, HigherIsBetter: false),
            ],
            Samples = [.. data.Split.Test.Where((_, i) => i % Math.Max(1, data.Test.Count / SampleImages) == 0).Take(SampleImages).Select(item => item.Path)],
            Reference = data.Validation,
        };
    }

    private Dictionary<string, string> Recipe(string weights) => new()
    {
        ["pretrained weights"] = weights,
        ["stages that learned"] = string.Join(", ", request.Stages),
        ["epochs"] = request.Epochs.ToString(CultureInfo.InvariantCulture),
        ["batch"] = request.Batch.ToString(CultureInfo.InvariantCulture),
        ["optimiser"] = string.Create(CultureInfo.InvariantCulture, $"SGD, learning rate {request.Rate}, momentum 0.9"),
        ["seed"] = request.Seed.ToString(CultureInfo.InvariantCulture),
    };

    private void Report(Manifest manifest)
    {
        var reference = $"{manifest.Model}@{manifest.Version}";
        if (request.Tag is { } tag) desk.Vault.Tag(reference, tag);
        desk.Table(["figure on the test part", "value"], manifest.Metrics.Select(metric => new[] { metric.Name, metric.ToString() }));
        desk.Output.WriteLine($"{reference} is published in {desk.Vault.Folder}. Try it: finetune predict {reference} IMAGE");
    }
}
