using System.Diagnostics;
using System.Globalization;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Vault;
using FineTune.Vault.Encryption;
using FineTune.Vault.Manifests;
using FineTune.Vault.Signatures;
using TorchSharp;
using static TorchSharp.torch;

namespace FineTune.Command.Training;

/// <summary>From a trained model to a version in the vault: calibrated, measured, described, signed, perhaps sealed.</summary>
internal sealed class Publication : IDisposable
{
    private const int SampleImages = 6;

    private readonly TaskRequest request;
    private readonly Desk desk;
    private readonly SigningKey signer;
    private readonly SealKey? key;

    private Publication(TaskRequest request, Desk desk, SigningKey signer, SealKey? key) => (this.request, this.desk, this.signer, this.key) = (request, desk, signer, key);

    /// <summary>What would be refused at the end is refused before the work.</summary>
    /// <exception cref="UsageException">Something is missing, or isn't known.</exception>
    public static Publication Prepare(TaskRequest request, Desk desk)
    {
        ModelVault.RequireName(request.Name);
        if (request.Tag is { } tag) ModelVault.RequireTag(tag);
        var key = request.Seal ? desk.Key() ?? throw new UsageException("--seal needs --passphrase-file FILE, FINETUNE_PASSPHRASE, or --open-with KEY.pem.") : null;
        desk.Vault.RequireWritable();
        return new Publication(request, desk, desk.Signer(), key);
    }

    public void Publish(TaskStart trained, IReadOnlyDictionary<string, string> recipe)
    {
        _ = trained.Model.to(CPU);
        var manifest = desk.Vault.Publish(Describe(trained.Model, trained.Data, trained.Preprocessing, recipe), signer, key);
        var reference = $"{manifest.Model}@{manifest.Version}";
        if (request.Tag is { } tag) desk.Vault.Tag(reference, tag);
        desk.Table(["figure on the test part", "value"], manifest.Metrics.Select(metric => new[] { metric.Name, metric.ToString() }));
        desk.Output.WriteLine($"{reference} is published in {desk.Vault.Folder}. Try it: finetune predict {reference} IMAGE");
    }

    public void Dispose()
    {
        signer.Dispose();
        key?.Dispose();
    }

    private Draft Describe(Backbone model, TrainData data, Preprocessing preprocessing, IReadOnlyDictionary<string, string> recipe)
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
            Recipe = recipe,
            Data = DataFingerprint.Of(data.Split.Train, data.Train.Classes),
            Metrics = [.. TestFigures.Of(test), .. request.NoRobustness ? [] : Robustness(model, data)],
            Samples = [.. data.Split.Test.Where((_, i) => i % Math.Max(1, data.Test.Count / SampleImages) == 0).Take(SampleImages).Select(item => item.Path)],
            Reference = data.Validation,
        };
    }

    private IReadOnlyList<Metric> Robustness(nn.Module<Tensor, Tensor> model, TrainData data)
    {
        var clock = Stopwatch.StartNew();
        var metrics = TestFigures.Robustness(model, data.Test.InBatches(request.Batch));
        desk.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"measured on worse images too: {metrics.Count} passes over the test part took {clock.Elapsed.TotalSeconds:0.0} s (--no-robustness leaves them out)"));
        return metrics;
    }
}
