using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>A fine-tuning as a handful of choices: what a search tries, and what a person can train with afterwards.</summary>
public sealed record Recipe
{
    /// <summary>What stands on top of the trunk.</summary>
    public HeadKind Head { get; init; }

    /// <summary>The width between the layers of an MLP.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>The share of an MLP's hidden features that is dropped in training, 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <summary>A probe's penalty on the squared weights, above 0: the larger, the smoother.</summary>
    public double Penalty { get; init; } = 100;

    /// <summary>How many stages below the head learn too: 0 the head alone, 1 layer4, 2 layer3 and layer4.</summary>
    public int Depth { get; init; }

    /// <summary>The head's learning rate, of SGD with momentum.</summary>
    public double Rate { get; init; } = 0.01;

    /// <summary>By what a stage's rate is multiplied for the stage below it, above 0, at most 1.</summary>
    public double LayerFactor { get; init; } = 0.1;

    /// <summary>SGD's momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The weight decay of all that learns but norms and biases.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The share of the target that label smoothing spreads over all classes, 0 to 1.</summary>
    public double Smoothing { get; init; }

    /// <summary>How the training images are augmented. A probe is fitted to all views together.</summary>
    public Views Views { get; init; } = Views.Plain;

    /// <summary>How the rates go over the training.</summary>
    public RateShape Shape { get; init; } = RateShape.Cosine;

    /// <summary>How many epochs <see cref="Train"/> has; a probe on a frozen trunk has none.</summary>
    public int Epochs { get; init; } = 27;

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>What a multiplier of the rates this is.</summary>
    public Schedule Schedule => Shape switch
    {
        RateShape.Cosine => Schedule.Cosine(),
        RateShape.OneCycle => Schedule.OneCycle(),
        _ => Schedule.Constant,
    };

    /// <summary>The loss of logits [N, classes] and labels [N].</summary>
    public Func<Tensor, Tensor, Tensor> Loss => Losses.CrossEntropy(Smoothing);

    /// <summary>
    /// Whether the head is fitted and nothing is trained. A probe under which stages learn is trained on from there, at its rates: a linear probe, then fine-tuning, which bends the
    /// features less (Kumar et al., 2022, https://arxiv.org/abs/2202.10054).
    /// </summary>
    public bool IsFitted => Head == HeadKind.Probe && Depth == 0;

    /// <summary>What the head will be.</summary>
    /// <param name="classes">How many classes the task has.</param>
    public HeadPlan HeadPlan(int classes) => Head switch
    {
        HeadKind.Mlp => Heads.Mlp(classes, Hidden, Dropout),
        HeadKind.Cosine => Heads.Cosine(classes),
        _ => Heads.Linear(classes),
    };

    /// <summary>Puts a fresh head on a backbone, and freezes and unfreezes its stages.</summary>
    /// <param name="model">The backbone; its head is replaced.</param>
    /// <param name="classes">How many classes the task has.</param>
    /// <exception cref="ArgumentOutOfRangeException">The backbone has fewer stages than should learn.</exception>
    public void Prepare(Backbone model, int classes)
    {
        ArgumentNullException.ThrowIfNull(model);
        _ = model.ReplaceHead(HeadPlan(classes));
        model.FreezeAllButLast(Depth + 1);
    }

    /// <summary>An optimiser over what learns, each stage at its own rate.</summary>
    /// <param name="model">The backbone, prepared.</param>
    public optim.Optimizer CreateOptimizer(Backbone model) => Optimizers.Create("sgd", model.ParameterGroups(Rate, LayerFactor), Rate, Momentum, WeightDecay);

    /// <summary>Trains a backbone by this recipe.</summary>
    /// <param name="model">A backbone with its pretrained trunk; its head is replaced.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is measured after each epoch; null for none.</param>
    /// <param name="seed">Decides the fresh head (through torch.manual_seed), the order of the images and their views.</param>
    /// <param name="verbose">Whether progress is shown.</param>
    /// <param name="cancellation">Stops after the batch that is running.</param>
    /// <returns>The epochs; none where the head was fitted.</returns>
    /// <exception cref="NonFiniteLossException">The training diverged.</exception>
    public History Train(Backbone model, ImageSet train, ImageSet? validation = null, long seed = 1, bool verbose = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        _ = manual_seed(seed);
        Prepare(model, train.Classes.Count);
        if (Head == HeadKind.Probe)
        {
            var kept = new FeatureCacheOptions { Place = CachePlace.Memory, Views = Views.Count, Cancellation = cancellation };
            using var features = FeatureCache.Features(model, train, options: kept, augmentation: Views.Augmentation, seed: seed);
            var views = (int)(features.shape[0] / train.Count);
            using var labels = train.Labels.repeat(views);
            ProbedHead.Fit((Linear)model.Head, features, labels, Penalty, views);
        }
        if (IsFitted) return new History();
        using var optimizer = CreateOptimizer(model);
        var device = model.parameters().First().device;
        var batches = train.InBatches(BatchSize, shuffle: true, seed, Views.Augmentation, device, model.Normalisation);
        var trainer = new Trainer(model, optimizer) { Loss = Loss, Schedule = Schedule, Cache = new() { Views = Views.Count }, Verbose = verbose };
        return trainer.Fit(batches, validation?.InBatches(BatchSize, device: device, normalisation: model.Normalisation), Epochs, cancellation: cancellation);
    }

    /// <summary>The recipe in words.</summary>
    public override string ToString() => RecipeText.Of(this);
}
