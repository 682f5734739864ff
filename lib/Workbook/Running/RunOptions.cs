namespace Workbook.Running;

/// <summary>How notebooks are run.</summary>
internal sealed record RunOptions
{
    /// <summary>Take the quick values of the parameters cell.</summary>
    public bool Quick { get; init; }

    /// <summary>Values for parameters, by name.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest that a cell may run.</summary>
    public TimeSpan? Timeout { get; init; }
}
