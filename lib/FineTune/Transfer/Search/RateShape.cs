namespace FineTune.Transfer;

/// <summary>How the learning rates go over a training.</summary>
public enum RateShape
{
    /// <summary>The same throughout.</summary>
    Constant,

    /// <summary>Down to 0 by half a cosine.</summary>
    Cosine,

    /// <summary>Up and down again: <see cref="Training.Schedule.OneCycle"/>.</summary>
    OneCycle,
}
