using System.Globalization;
using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.ArticleRecipe;

/// <summary>The article's recipe by the library, in a process of its own.</summary>
internal sealed class Ours(Job job)
{
    private readonly ImageSet train = Set(job, "train");
    private readonly ImageSet test = Set(job, "test");
    private readonly Backbone model = Model(job);

    internal static void Run(string mode, Job job)
    {
        var ours = new Ours(job);
        // Not before: it waits for the engine, which is loaded while the images are decoded.
        set_num_threads(job.Threads);
        switch (mode)
        {
            case "recipe": ours.InFiles(); break;
            case "plain": ours.AsWritten(null); break;
            case "own": ours.OwnRecipe(); break;
            default: ours.Start(); break;
        }
        new Line("end", Peak: Peak()).Say();
    }

    /// <summary>Features in files, new ones: beside ten epochs of layer4 they cost no time, and no memory.</summary>
    private void InFiles()
    {
        var folder = Directory.CreateTempSubdirectory("finetune-features-");
        AsWritten(new FeatureCacheOptions { Place = CachePlace.Folder(folder.FullName) });
        folder.Delete(recursive: true);
    }

    private void AsWritten(FeatureCacheOptions? cache)
    {
        model.FreezeAllBut("head");
        var trainer = new Trainer(model, optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9)) { Cache = cache, Verbose = false };
        Fit(trainer, "head", job.Head);
        model.UnfreezeStages("layer4");
        trainer.Optimizer = optim.SGD([new SGD.ParamGroup(model.Head.parameters(), 0.001, momentum: 0.9), new SGD.ParamGroup(model.Stage("layer4").Parameters, 0.001, momentum: 0.9)], 0.001, momentum: 0.9);
        Fit(trainer, "layer4", job.Layer4);
    }

    private void OwnRecipe()
    {
        ReadmeRecipes.Fitted(model, train, seed: 0);
        var asked = Measurement.Of(model, test.InBatches(job.Batch));
        new Line("own", 0, (int)Math.Round(asked.Accuracy * test.Count), test.Count).Say();
    }

    private void Start()
    {
        model.FreezeAllBut("head");
        var trainer = new Trainer(model, optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9)) { Verbose = false };
        using var stop = new CancellationTokenSource();
        trainer.Progressed += _ => stop.Cancel();
        trainer.Progressed += Stepped;
        _ = trainer.Fit(train.InBatches(job.Batch, shuffle: true), null, 1, cancellation: stop.Token);
    }

    private void Fit(Trainer trainer, string phase, int epochs)
    {
        trainer.Progressed -= Stepped;
        if (trainer.History.Epochs.Count == 0) trainer.Progressed += Stepped;
        var before = trainer.History.Epochs.Count;
        _ = trainer.Fit(train.InBatches(job.Batch, shuffle: true), test.InBatches(job.Batch), epochs);
        foreach (var epoch in trainer.History.Epochs.Skip(before))
            new Line(phase, epoch.Seconds, (int)Math.Round(epoch.ValidationAccuracy * test.Count), test.Count).Say();
    }

    private bool said;

    private void Stepped(TrainingProgress progress)
    {
        if (!said) new Line("step").Say();
        said = true;
    }

    private static ImageSet Set(Job job, string part)
    {
        var folder = ImageFolder.Load(Path.Combine(job.Folder, part));
        return ImageSet.Load(folder.Items, folder.Classes, Framing.ResizeAndCrop(job.Resize, job.Size), CachePlace.Memory);
    }

    private static Backbone Model(Job job)
    {
        var classes = Directory.GetDirectories(Path.Combine(job.Folder, "train")).Length;
        var model = Backbones.Create(job.Network, classes);
        _ = model.LoadWeights(Path.Combine(job.Folder, "weights.pth"));
        return model;
    }

    private static double Peak() => double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
}
