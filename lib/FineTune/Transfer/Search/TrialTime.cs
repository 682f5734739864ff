namespace FineTune.Transfer;

/// <summary>
/// Keeps a budget in seconds from going into few slow recipes: once one was measured, none may take more than a quarter of the time that is left. How long a recipe takes is known from others of
/// its depth, for what trains decides it.
/// </summary>
internal sealed class TrialTime(double? budget, Func<double> elapsed)
{
    private const double Share = 0.25;

    private readonly Dictionary<(int Depth, bool IsFitted), double> secondsAnEpoch = [];

    /// <summary>Whether a recipe was measured: something is better than nothing, and so the first may have all the time.</summary>
    internal bool HasResult { get; set; }

    /// <summary>What one recipe may take now; null for as long as it likes.</summary>
    internal TimeSpan? Allowed => budget is { } seconds ? TimeSpan.FromSeconds(Math.Max(1e-3, (HasResult ? Share : 1) * (seconds - elapsed()))) : null;

    /// <summary>By the clock: on a busy machine the timer that cancels comes late.</summary>
    internal bool IsUp => budget <= elapsed();

    internal bool Fits(Recipe recipe)
        => Allowed is not { } allowed || !secondsAnEpoch.TryGetValue((recipe.Depth, recipe.IsFitted), out var pace) || pace * recipe.Epochs <= allowed.TotalSeconds;

    /// <summary>What one took, or after how long it was stopped.</summary>
    internal void Note(Recipe recipe, double seconds)
    {
        var kind = (recipe.Depth, recipe.IsFitted);
        secondsAnEpoch[kind] = Math.Min(secondsAnEpoch.GetValueOrDefault(kind, double.PositiveInfinity), seconds / recipe.Epochs);
    }
}
