namespace FineTune.Transfer;

/// <summary>How a trial ended at a rung.</summary>
internal enum TrialEnd
{
    /// <summary>There was none: more processes search than the round has trials.</summary>
    None,

    /// <summary>It was trained and measured.</summary>
    Scored,

    /// <summary>It would have taken too long, or did.</summary>
    TooSlow,

    /// <summary>Its loss became infinite or not a number.</summary>
    Diverged,

    /// <summary>The search is over.</summary>
    Over,
}

/// <summary>What one process has to say of its trial.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Score">Where it was scored.</param>
internal readonly record struct TrialOutcome(TrialEnd End, TrialScore? Score = null);
