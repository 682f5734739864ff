using System.Diagnostics;
using FineTune.Data;
using FineTune.Evaluation;
using FineTune.Models;
using FineTune.Surgery;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>Trains recipes one after the other on one backbone, whose trunk each finds as it was pretrained.</summary>
internal sealed class TrialBench : IDisposable
{
    private readonly Backbone model;
    private readonly SearchOptions options;
    private readonly CancellationToken cancellation;
    private readonly FeatureBank bank;
    private readonly StageRun trunk;
    private readonly WeightCopy pretrained;
    private readonly int[] foldOf;
    private readonly int classes;
    private bool changed;

    internal TrialBench(Backbone model, ImageSet train, ImageSet validation, SearchOptions options, CancellationToken cancellation)
    {
        (this.model, this.options, this.cancellation) = (model, options, cancellation);
        classes = train.Classes.Count;
        foldOf = Deal(train, validation, options);
        bank = new FeatureBank(model, train, validation, options, cancellation);
        (trunk, var tail) = model.CutAfter(model.Stages[^2].Name);
        tail.Dispose();
        pretrained = WeightCopy.Of(trunk);
    }

    /// <summary>Trains and measures.</summary>
    /// <param name="recipe">What to try.</param>
    /// <param name="time">How long such recipes take, and may take. The features, which others use too, do not count.</param>
    /// <returns>Null where it took too long, or the search was ended before it was done.</returns>
    /// <exception cref="NonFiniteLossException">It diverged.</exception>
    internal TrialScore? Run(Recipe recipe, TrialTime time)
    {
        RestoreTrunk();
        _ = bank.Of(recipe);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (time.Allowed is { } allowed) limited.CancelAfter(allowed);
        var clock = Stopwatch.StartNew();
        var score = Run(recipe, clock, limited.Token);
        time.Note(recipe, clock.Elapsed.TotalSeconds);
        return score;
    }

    public void Dispose()
    {
        bank.Dispose();
        pretrained.Dispose();
        trunk.Dispose();
    }

    private TrialScore? Run(Recipe recipe, Stopwatch clock, CancellationToken limit)
    {
        var (right, loss, asked) = (0.0, 0.0, 0L);
        for (var fold = 0; fold < options.Folds; fold++)
        {
            if (Fold(recipe, fold, limit) is not { } measured) return null;
            (right, loss, asked) = (right + (measured.Accuracy * measured.Count), loss + (measured.Loss * measured.Count), asked + measured.Count);
        }
        return new TrialScore(recipe.Epochs, right / asked, loss / asked, clock.Elapsed.TotalSeconds);
    }

    private Measurement? Fold(Recipe recipe, int fold, CancellationToken limit)
    {
        RestoreTrunk();
        var (learnedFrom, measuredOn) = bank.Of(recipe);
        if (options.Folds > 1) (learnedFrom, measuredOn) = (new PickedSource(learnedFrom, Members(fold, false)), new PickedSource(measuredOn, Members(fold, true)));
        // The same seed for all: recipes of a kind begin with the same head, and differ by what they are.
        _ = manual_seed(options.Seed);
        recipe.Prepare(model, classes);
        if (recipe.Head == HeadKind.Probe) Probe(recipe, fold);
        changed = recipe.Depth > 0;
        var boundary = FeatureCache.BoundaryOf(model);
        var (lower, tail) = boundary is null ? (null, null) : model.CutAfter(boundary);
        using (lower) using (tail)
        {
            var network = tail ?? (nn.Module<Tensor, Tensor>)model;
            if (limit.IsCancellationRequested || (!recipe.IsFitted && !Train(network, recipe, learnedFrom, limit))) return null;
            return Measurement.Of(network, new Batches(measuredOn, recipe.BatchSize, shuffle: false, 0));
        }
    }

    /// <summary>False where it was stopped.</summary>
    private bool Train(nn.Module<Tensor, Tensor> network, Recipe recipe, IBatchSource learnedFrom, CancellationToken limit)
    {
        using var optimizer = recipe.CreateOptimizer(model);
        var trainer = new Trainer(network, optimizer) { Loss = recipe.Loss, Schedule = recipe.Schedule, Verbose = false };
        var batches = new Batches(learnedFrom, recipe.BatchSize, shuffle: true, options.Seed);
        return !trainer.Fit(batches, null, recipe.Epochs, cancellation: limit).Interrupted;
    }

    private void Probe(Recipe recipe, int fold)
    {
        using var scope = NewDisposeScope();
        var features = bank.Of(recipe with { Depth = 0 }).Learned;
        var rows = options.Folds > 1 ? Members(fold, false) : [.. Enumerable.Range(0, features.Count).Select(i => (long)i)];
        Batch[] views = [.. Enumerable.Range(0, recipe.Views.Count).Select(view => features.Make(rows, view))];
        ProbedHead.Fit((Linear)model.Head, cat([.. views.Select(view => view.Images)]), cat([.. views.Select(view => view.Labels)]), recipe.Penalty, views.Length);
    }

    private void RestoreTrunk()
    {
        if (changed) pretrained.CopyTo(trunk);
        changed = false;
    }

    private long[] Members(int fold, bool inside) => [.. Enumerable.Range(0, foldOf.Length).Where(i => foldOf[i] == fold == inside).Select(i => (long)i)];

    private static int[] Deal(ImageSet train, ImageSet validation, SearchOptions options)
    {
        if (options.Folds == 1) return [];
        int[] labels = [.. train.Items.Concat(validation.Items).Select(item => item.Label)];
        var groups = options.Groups ?? [.. Enumerable.Range(0, labels.Length)];
        if (groups.Count != labels.Length) throw new ArgumentException($"{groups.Count} group numbers for {train.Count} training and {validation.Count} validation images.");
        double[] shares = [.. Enumerable.Repeat(1.0 / options.Folds, options.Folds)];
        return new Stratification(labels, train.Classes, groups, shares, (ulong)options.Seed) { ByTurns = true }.Deal();
    }
}
