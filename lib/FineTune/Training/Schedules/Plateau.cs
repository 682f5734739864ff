namespace FineTune.Training;

/// <summary>
/// Lowers the rates when a measure stops falling, as torch.optim.lr_scheduler.ReduceLROnPlateau. A pure function of what was
/// measured so far: nothing of it has to be kept in a checkpoint.
/// </summary>
/// <param name="Factor">What the rates are multiplied by each time.</param>
/// <param name="Patience">How many epochs without a better one are borne.</param>
public sealed record Plateau(double Factor = 0.1, int Patience = 10)
{
    /// <summary>The share by which a measure has to be lower to count as better.</summary>
    public double Threshold { get; init; } = 1e-4;

    /// <summary>Epochs after a drop in which none is counted as bad.</summary>
    public int Cooldown { get; init; }

    /// <summary>The lowest multiplier.</summary>
    public double Floor { get; init; }

    /// <summary>What the rates are multiplied by after these epochs.</summary>
    /// <param name="losses">The validation loss after each epoch, oldest first.</param>
    public double Multiplier(IEnumerable<double> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        double multiplier = 1, best = double.PositiveInfinity;
        int bad = 0, cooling = 0;
        foreach (var loss in losses)
        {
            var better = double.IsPositiveInfinity(best) ? loss < best : loss < best * (1 - Threshold);
            if (better) best = loss;
            bad = better ? 0 : bad + 1;
            if (cooling > 0) (cooling, bad) = (cooling - 1, 0);
            if (bad <= Patience) continue;
            multiplier = Math.Max(multiplier * Factor, Floor);
            (cooling, bad) = (Cooldown, 0);
        }
        return multiplier;
    }
}
