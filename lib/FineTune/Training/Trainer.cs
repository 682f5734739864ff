using FineTune.Data;
using FineTune.Freezing;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>
/// Trains a classifier on images: epochs, validation, progress, history, checkpoints. It trains what the optimiser holds on
/// whatever device the model and the batches are.
/// </summary>
/// <example><code>
/// var trainer = new Trainer(model, torch.optim.SGD(model.Head.parameters(), 0.001, momentum: 0.9));
/// trainer.Fit(train, validation, epochs: 10, phase: "head");
/// model.UnfreezeStages("layer4");
/// trainer.Optimizer = Optimizers.Create("sgd", model.parameters(), 0.001);
/// trainer.Fit(train, validation, epochs: 10, phase: "layer4");
/// </code></example>
/// <param name="model">Images to logits.</param>
/// <param name="optimizer">What changes the parameters; a plan makes its own.</param>
public sealed partial class Trainer(nn.Module<Tensor, Tensor> model, optim.Optimizer? optimizer = null)
{
    /// <summary>The model that is trained.</summary>
    public nn.Module<Tensor, Tensor> Model { get; } = model;

    /// <summary>What changes the parameters. After more was unfrozen, give one that holds it.</summary>
    public optim.Optimizer? Optimizer { get; set; } = optimizer;

    /// <summary>Of logits [N, classes] and labels [N], Int64: a scalar. Cross-entropy unless said otherwise; see <see cref="Losses"/>.</summary>
    public Func<Tensor, Tensor, Tensor> Loss { get; set; } = Losses.CrossEntropy();

    /// <summary>The learning rate of all groups before step 0, 1, 2, ... of a fit; null leaves the optimiser's own.</summary>
    public Func<long, double>? LearningRate { get; set; }

    /// <summary>What each group's own rate is multiplied by over the steps of a fit; null for 1.</summary>
    public Schedule? Schedule { get; set; }

    /// <summary>Lowers the rates when validation stops getting better; null for never. It multiplies with <see cref="Schedule"/>.</summary>
    public Plateau? Plateau { get; set; }

    /// <summary>What is done to gradients that are too large; null for nothing.</summary>
    public Clipping? Clipping { get; set; }

    /// <summary>Batches that share a step: the gradient is that of their images together (BatchNorm still sees one batch at a time).</summary>
    public int Accumulate { get; set; } = 1;

    /// <summary>A scalar added to the loss at every step, such as L2-SP's; what is reported stays the loss of the images.</summary>
    public Func<Tensor>? Penalty { get; set; }

    /// <summary>Blends images and labels; null for not.</summary>
    public Mixup? Mixup { get; set; }


    /// <summary>
    /// What is frozen runs once: the deepest stage below which nothing trains is found, its outputs for all images are computed at
    /// the beginning of a fit and kept, and what lies above it is trained on them. Null for the plain loop, which gives the same to rounding. With <see cref="Mixup"/>, which blends images anew at every step, nothing is kept.
    /// </summary>
    public FeatureCacheOptions? Cache { get; set; }

    /// <summary>
    /// What frozen stages run in; null for Float32. BFloat16 or Float16 is the mixed precision that needs no autocast and no gradient
    /// scaler: what is frozen has no gradient that could underflow, what trains keeps Float32 weights, and losses are computed in Float32
    /// (Micikevicius et al., 2018, https://arxiv.org/abs/1710.03740, 3.1). The model's own weights stay as they are.
    /// </summary>
    public ScalarType? FrozenPrecision { get; set; }

    /// <summary>
    /// How much of the averaged weights stays at each step, such as 0.99; null for no average. Validation then measures the
    /// average, which <see cref="Average"/> holds; the model goes on with its own weights.
    /// </summary>
    public double? AverageDecay { get; set; }

    /// <summary>By what epochs are compared, for <see cref="KeepBest"/> and <see cref="EarlyStopping"/>.</summary>
    public BestBy BestBy { get; init; }

    /// <summary>Whether a fit ends with the weights of the best epoch so far, also when it is interrupted.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Ends a fit when no epoch was better for a while; null for never.</summary>
    public EarlyStopping? EarlyStopping { get; set; }

    /// <summary>Where a training is written down as it goes, to be gone on with after <see cref="Resume"/>; null for nowhere.</summary>
    public Checkpoint? Checkpoint { get; init; }

    /// <summary>
    /// Processes that train this model together; null for this one alone. Batches keep their size: each process has its part of every one, so that the weights are those
    /// that one process gets (BatchNorm that learns sees its part only). What is measured after an epoch, every process measures itself.
    /// </summary>
    public IWorkers? Workers { get; init; }

    /// <summary>Whether progress is shown: live in a notebook or a terminal, else a line as each epoch ends.</summary>
    public bool Verbose { get; init; } = true;

    /// <summary>All epochs of this trainer.</summary>
    public History History { get; } = new();

    /// <summary>Where the time of all fits went.</summary>
    public StepTimes Times { get; init; } = new();

    /// <summary>The averaged weights; null without <see cref="AverageDecay"/> and before the first fit.</summary>
    public WeightAverage? Average { get; private set; }

    /// <summary>Told after every batch.</summary>
    public event Action<TrainingProgress>? Progressed;

    internal BestWeights? Best { get; private set; }

    /// <summary>Trains for some epochs more.</summary>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is measured after each epoch; null for none.</param>
    /// <param name="epochs">How many.</param>
    /// <param name="phase">What this part of the training is called, in the progress and in the figure of the history.</param>
    /// <param name="cancellation">Stops after the batch that is running, as Ctrl-C does; the model stays usable.</param>
    /// <returns>All epochs so far.</returns>
    /// <exception cref="InvalidOperationException">There is no optimiser, or nothing would learn: every parameter is frozen.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the message names the batch's images.</exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be written, or is of another training.</exception>
    public History Fit(Batches train, Batches? validation, int epochs, string? phase = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        var used = RequireOptimizer();
        RequireSomethingToLearn();
        using var held = Checkpoint?.Hold();
        if (Workers is { } workers) train = Together(workers, train, used);
        var number = fits++;
        if (pending is { } checkpoint && number < checkpoint.State.Fit) return History;
        PrepareKeeping();
        using var interruption = new Interruption(cancellation);
        var display = ProgressDisplay.Open(Verbose, phase ?? "");
        using var resumed = number == pending?.State.Fit ? TakePending() : null;
        foreach (var warning in Warnings(used)) display.Note(warning);
        resumed?.RestoreWeights(Model);
        try
        {
            using var route = Route.Of(this, train, validation, display, interruption.Token);
            new FitRun(this, used, route, epochs, number, phase, display) { Cancellation = interruption.Token }.Run(resumed);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            // Before the first batch: while what is frozen was computed.
            History.Interrupted = true;
            display.Note(ProgressText.Interrupted);
        }
        finally
        {
            Model.eval();
        }
        if (KeepBest) Best!.CopyTo(Model);
        return History;
    }

    internal void Report(TrainingProgress progress) => Progressed?.Invoke(progress);

    // What is native code hands out its parameters as other objects.
    private IReadOnlyList<string> Warnings(optim.Optimizer used) => used is TorchSharp.Modules.LBFGS ? [] : OptimizerCheck.Of(Model, used).Warnings;

    private void PrepareKeeping()
    {
        if (KeepBest) Best ??= new BestWeights(BestBy);
        if (AverageDecay is not { } decay || (Average is { Fits: true } && Average.Decay == decay)) return;
        Average?.Dispose();
        Average = new WeightAverage(Model, decay);
    }

    private Batches Together(IWorkers workers, Batches train, optim.Optimizer used)
    {
        if (Checkpoint is not null) throw new InvalidOperationException("A training by several processes has no checkpoint: leave Checkpoint or Workers out.");
        if (WholeEpochStep<NumberedBatch>.IsNeededBy(used)) throw new NotSupportedException($"{used.GetType().Name} measures the whole epoch at every step, which several processes do not share: train in one.");
        SharedTraining.Begin(workers, Model);
        return train.Part(workers.Rank, workers.Count);
    }

    private optim.Optimizer RequireOptimizer() => Optimizer ?? throw new InvalidOperationException(
        "There is no optimiser: give the trainer one, for example new Trainer(model, Optimizers.Create(\"sgd\", model.parameters(), 0.001)), or a plan.");

    private void RequireSomethingToLearn()
    {
        if (Model.parameters().Any(parameter => parameter.requires_grad)) return;
        throw new InvalidOperationException("Every parameter of the model is frozen: nothing would learn. Unfreeze at least the head, for example with model.FreezeAllBut(\"head\").");
    }
}
