using System.Diagnostics;
using FineTune.Data;
using FineTune.Models;
using FineTune.Training;

namespace FineTune.Transfer;

/// <summary>
/// Looks for a good recipe by trying many: successive halving over a space of heads (fitted ones among them), depths, rates, weight decays, smoothing, augmentation and schedules, on features
/// that are computed once. At each rung a recipe is trained afresh, with its whole schedule over the rung's epochs: half a schedule says little of a whole one. How long to train is so one of the choices.
/// </summary>
/// <example><code>
/// var found = RecipeSearch.Run(() => Backbones.Pretrained("resnet18", weights, classes), train, validation, new() { Seconds = 60 });
/// found.Leaderboard
/// found.Best.Train(model, train)
/// </code></example>
public sealed class RecipeSearch
{
    private readonly SearchOptions options;
    private readonly TrialBench bench;
    private readonly CancellationToken ended;
    private readonly SearchDisplay display;
    private readonly TrialTime time;
    private readonly Stopwatch clock;
    private readonly List<Trial> trials = [];
    private readonly SharedTrials shared;
    private readonly IReadOnlyList<Recipe> first;
    private int drawn;
    private int scored;
    private bool over;

    private RecipeSearch(SearchOptions options, TrialBench bench, SearchDisplay display, TrialTime time, Stopwatch clock, CancellationToken ended)
    {
        (this.options, this.bench, this.display, this.time, this.clock, this.ended) = (options, bench, display, time, clock, ended);
        (shared, first) = (new SharedTrials(options.Workers), options.First);
    }

    /// <summary>Searches until the budget is used up, or until it is interrupted.</summary>
    /// <param name="create">A backbone with its pretrained trunk; called once, and disposed at the end.</param>
    /// <param name="train">What recipes learn from.</param>
    /// <param name="validation">What they are measured on. Never the test images: what is chosen by them looks better than it is.</param>
    /// <param name="options">The budget, and how it is searched.</param>
    /// <exception cref="ArgumentException">There is no budget, the space is empty, or the sets are of different classes.</exception>
    /// <exception cref="InvalidDataException">With folds: a class has fewer images (or groups) than there are folds.</exception>
    public static SearchResult Run(Func<Backbone> create, ImageSet train, ImageSet validation, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(options);
        options.Require();
        _ = options.Space.Draw(0, 0);
        if (!train.Classes.SequenceEqual(validation.Classes)) throw new ArgumentException("The training and the validation images have different classes.", nameof(validation));
        var clock = Stopwatch.StartNew();
        using var interruption = new Interruption(options.Cancellation);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(interruption.Token);
        if (options.Seconds is { } seconds) budget.CancelAfter(TimeSpan.FromSeconds(seconds));
        using var model = create();
        RequireDepths(model, options);
        var display = new SearchDisplay(options.Verbose);
        using var bench = new TrialBench(model, train, validation, options, budget.Token);
        var search = new RecipeSearch(options, bench, display, new TrialTime(options.Seconds, () => clock.Elapsed.TotalSeconds), clock, budget.Token);
        search.Brackets();
        var result = new SearchResult(search.trials, options, clock.Elapsed.TotalSeconds, interruption.Token.IsCancellationRequested);
        display.End(result);
        return result;
    }

    private void Brackets()
    {
        var size = options.Recipes ?? options.Factor * options.Factor;
        for (var bracket = 1; !over; bracket++)
        {
            var before = scored;
            Bracket(bracket, size);
            // Where not even the first rung of one recipe fits into the time, waiting for the end of it finds nothing.
            if (options.Recipes is not null || scored == before) return;
            size = Math.Min(size * options.Factor, 1_000_000);
        }
    }

    private void Bracket(int bracket, int size)
    {
        Trial[] going = [.. Drawn(bracket, size)];
        foreach (var (climbed, rung) in SuccessiveHalving.Rungs(size, options.Epochs, options.FewestEpochs, options.Factor).Index())
        {
            going = [.. Trial.Ordered(going, trial => trial.Last, options.By).Where(trial => !trial.Diverged && trial.Scores.Count == climbed).Take(rung.Recipes)];
            // The quick ones first: if time runs out, more was tried.
            if (options.Seconds is not null) going = [.. going.OrderBy(trial => trial.Recipe.Depth).ThenBy(trial => trial.Recipe.Views.Count)];
            display.Rung(bracket, rung, trials.Count, Trial.Ordered(trials, trial => trial.Best, options.By).FirstOrDefault());
            foreach (var round in going.Chunk(shared.Count))
            {
                Climb(round, rung);
                if (over) return;
            }
        }
    }

    private IEnumerable<Trial> Drawn(int bracket, int size)
    {
        for (var i = 0; i < size; i++)
        {
            var recipe = drawn < first.Count ? first[drawn] : options.Space.Draw(options.Seed, drawn + 1);
            yield return new Trial(++drawn, bracket, recipe with { Epochs = options.Epochs, BatchSize = options.BatchSize });
        }
    }

    /// <summary>Each process tries one of them, and all take note of all.</summary>
    private void Climb(Trial[] round, Rung rung)
    {
        var own = shared.Own < round.Length ? Tried(round[shared.Own], rung) : new TrialOutcome(IsOver ? TrialEnd.Over : TrialEnd.None);
        var outcomes = shared.Exchange(own);
        foreach (var (trial, outcome) in round.Zip(outcomes)) Note(trial, outcome);
        over = outcomes.Any(outcome => outcome.End == TrialEnd.Over);
    }

    private bool IsOver => ended.IsCancellationRequested || time.IsUp;

    private TrialOutcome Tried(Trial trial, Rung rung)
    {
        if (IsOver) return new(TrialEnd.Over);
        try
        {
            var recipe = trial.Recipe with { Epochs = rung.Epochs };
            if (!time.Fits(recipe)) return new(TrialEnd.TooSlow);
            // What is fitted has no epochs: a rung further up finds the same.
            var known = recipe.IsFitted && trial.Last is { } last ? last with { Epochs = recipe.Epochs } : null;
            if ((known ?? bench.Run(recipe, time)) is { } score) return new(TrialEnd.Scored, score);
            return new(ended.IsCancellationRequested ? TrialEnd.Over : TrialEnd.TooSlow);
        }
        catch (NonFiniteLossException)
        {
            return new(TrialEnd.Diverged);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // While features were computed.
            return new(TrialEnd.Over);
        }
    }

    /// <summary>A trial that was stopped, or would be too slow, stays as it was.</summary>
    private void Note(Trial trial, TrialOutcome outcome)
    {
        trial.Diverged = outcome.End == TrialEnd.Diverged;
        if (outcome.Score is { } score)
        {
            trial.Add(score, options.By);
            scored++;
            time.HasResult = true;
        }
        else if (!trial.Diverged)
        {
            return;
        }
        if (!trials.Contains(trial)) trials.Add(trial);
        options.Measured?.Invoke(new SearchResult(trials, options, clock.Elapsed.TotalSeconds, false));
    }

    private static void RequireDepths(Backbone model, SearchOptions options)
    {
        var most = model.Stages.Count - 1;
        var deepest = options.Space.Depths.Concat(options.First.Select(recipe => recipe.Depth)).Max();
        if (deepest > most) throw new ArgumentException($"{model.GetName()} has {most} stages below the head: a depth of {deepest} is too deep.");
    }
}
