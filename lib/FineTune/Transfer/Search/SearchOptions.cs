using FineTune.Data;
using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>How long a search takes and how it looks. Give <see cref="Seconds"/>, or <see cref="Recipes"/>, or both: what runs out first ends it.</summary>
public sealed record SearchOptions
{
    /// <summary>
    /// The budget in seconds of the wall clock, from the call to the result; null for none. Brackets are run one after the other, each with as many times the recipes as the
    /// rungs' factor (the doubling trick of Jamieson and Talwalkar, 2016); the last is cut off. Once one was measured, no recipe may take more than a quarter of the time that is left: deep ones ask for a longer search. What the machine does beside it decides how many.
    /// </summary>
    public double? Seconds { get; init; }

    /// <summary>The budget in recipes, tried in one bracket: the same seed then gives the same search. Null, with <see cref="Seconds"/>, for brackets of 9, 27, 81, ... until time is up.</summary>
    public int? Recipes { get; init; }

    /// <summary>How many epochs the last rung has.</summary>
    public int Epochs { get; init; } = 27;

    /// <summary>How many epochs the first rung has at least.</summary>
    public int FewestEpochs { get; init; } = 1;

    /// <summary>By what the recipes become fewer, and the epochs more, from rung to rung.</summary>
    public int Factor { get; init; } = 3;

    /// <summary>
    /// 1: every recipe learns from the training images and is measured on the validation images. More: both together are dealt to so many folds, and each is measured once,
    /// by a head that has not seen it. That takes as many times as long, and chooses less by luck where the validation images are few.
    /// </summary>
    public int Folds { get; init; } = 1;

    /// <summary>[training and validation images] with folds: equal numbers for images that must stay in one fold, such as near-duplicates.</summary>
    public IReadOnlyList<int>? Groups { get; init; }

    /// <summary>By what recipes are compared. The loss sees more than the accuracy where the validation images are few; the accuracy is what people ask for.</summary>
    public BestBy By { get; init; } = BestBy.ValidationAccuracy;

    /// <summary>Decides the recipes, the fresh heads, the order of the images, their views and the folds.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Which recipes may be tried.</summary>
    public SearchSpace Space { get; init; } = new();

    /// <summary>
    /// Recipes that the first bracket tries before it draws others, such as the one that is to be beaten. The space's <see cref="SearchSpace.Probes"/> if left out: they take next to no time,
    /// and seldom lose by much.
    /// </summary>
    public IReadOnlyList<Recipe>? Also { get; init; }

    /// <summary>Images in a batch.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Processes that search together, each trying its share of every rung's recipes; all find the same, and each may show or publish it. All need the same images and options.
    /// Features go to files in <see cref="CacheFolder.Default"/>, where the first to need them computes them for all on its machine. Null for this process alone.
    /// </summary>
    public IWorkers? Workers { get; init; }

    /// <summary>Whether progress is shown.</summary>
    public bool Verbose { get; init; } = true;

    /// <summary>Told after each recipe that was measured: all that was found so far.</summary>
    public Action<SearchResult>? Measured { get; init; }

    /// <summary>Ends the search, as Ctrl-C does: what was found until then is the result.</summary>
    public CancellationToken Cancellation { get; init; }

    internal IReadOnlyList<Recipe> First => Also ?? Space.Probes;

    internal void Require()
    {
        if (Seconds is null && Recipes is null) throw new ArgumentException("A search needs an end: give Seconds, or Recipes.");
        if (Seconds is { } seconds && !(seconds > 0 && seconds < 1e6)) throw new ArgumentException(FormattableString.Invariant($"The budget of {seconds} seconds should be above 0, and below a million."));
        ArgumentOutOfRangeException.ThrowIfLessThan(Folds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        if (By == BestBy.TrainLoss) throw new ArgumentException("A search chooses by images that were not trained on: give ValidationAccuracy or ValidationLoss.");
        _ = SuccessiveHalving.Rungs(Recipes ?? 9, Epochs, FewestEpochs, Factor);
    }
}
