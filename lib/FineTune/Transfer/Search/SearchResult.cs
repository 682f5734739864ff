using System.Globalization;
using FineTune.Charts;

namespace FineTune.Transfer;

/// <summary>What a search tried and what it found.</summary>
public sealed class SearchResult
{
    internal SearchResult(IEnumerable<Trial> trials, SearchOptions options, double seconds, bool interrupted)
        => (Trials, Options, Seconds, Interrupted) = ([.. Trial.Ordered(trials, trial => trial.Best, options.By)], options, seconds, interrupted);

    /// <summary>All recipes that were measured at least once, or diverged, the best first, each by its best rung.</summary>
    public IReadOnlyList<Trial> Trials { get; }

    /// <summary>How it was searched.</summary>
    public SearchOptions Options { get; }

    /// <summary>What it took, on the clock.</summary>
    public double Seconds { get; }

    /// <summary>Whether it was ended by a person; the end of the budget is none.</summary>
    public bool Interrupted { get; }

    /// <summary>
    /// The recipe that won, with as many epochs as it did best with: <c>found.Best.Train(model, train)</c>. Its accuracy is the best of many that were measured on the same few images, and so too good on
    /// average: measure it anew on images that chose nothing. Once the validation images have chosen, they may teach too: train it on both parts together.
    /// </summary>
    /// <exception cref="InvalidOperationException">No trial was finished, or all diverged.</exception>
    public Recipe Best => BestTrial.Recipe with { Epochs = BestTrial.Best!.Epochs };

    /// <summary>The first of <see cref="Trials"/>.</summary>
    /// <exception cref="InvalidOperationException">No trial was finished, or all diverged.</exception>
    public Trial BestTrial => Trials.FirstOrDefault(trial => trial.Best is not null)
        ?? throw new InvalidOperationException(Trials.Any(trial => trial.Diverged) ? "Every recipe diverged: lower the rates of the search space." : "No recipe was trained to the end of its first rung: give the search more seconds.");

    /// <summary>A row for each recipe at its best rung, the best first.</summary>
    public Table Leaderboard => new(
        ["", "accuracy", "loss", "epochs", "head", "learns", "rate", "restraint", "images", "schedule"],
        Trials.Select((trial, place) => (IReadOnlyList<object?>)[place + 1, .. Score(trial), .. Choices(trial.Recipe)]))
    {
        Limit = 10,
    };

    /// <summary>Accuracy against trained epochs: who went on at each rung, and who did not.</summary>
    /// <exception cref="ArgumentException">No trial was finished.</exception>
    public Figure Figure() => RungFigure.Of(this);

    /// <summary>How many recipes in what time, and the best of them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Trials.Count} recipes in {Seconds:F1} s{SearchDisplay.Best(Trials.Count > 0 ? Trials[0] : null)}{(Interrupted ? " (interrupted)" : "")}");

    private static object?[] Score(Trial trial)
    {
        var best = trial.Best;
        return [best is null ? "diverged" : Percent(best.Accuracy), best is null ? null : Math.Round(best.Loss, 2), trial.Recipe.IsFitted ? null : best?.Epochs];
    }

    private static object?[] Choices(Recipe recipe) => recipe.IsFitted ? [RecipeText.Head(recipe), "head", null, null, recipe.Views.ToString(), null] :
    [
        RecipeText.Head(recipe),
        RecipeText.Learns(recipe),
        recipe.Rate,
        RecipeText.Restraint(recipe),
        recipe.Views.ToString(),
        RecipeText.Shape(recipe.Shape),
    ];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1}%");
}
