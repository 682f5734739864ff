namespace FineTune.Data;

/// <summary>How far a long piece of work is.</summary>
/// <param name="What">What is being done: "decoding", "features".</param>
/// <param name="Done">Pieces done.</param>
/// <param name="Total">Pieces in all.</param>
public readonly record struct WorkProgress(string What, long Done, long Total)
{
    /// <summary>"decoding 120/483".</summary>
    public override string ToString() => $"{What} {Done}/{Total}";
}
