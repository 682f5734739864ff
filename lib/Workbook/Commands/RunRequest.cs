using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>What a person asked <c>workbook run</c> for.</summary>
internal sealed record RunRequest
{
    public required IReadOnlyList<string> Files { get; init; }

    public bool Quick { get; init; }

    public IReadOnlyList<string> Set { get; init; } = [];

    public required string Output { get; init; }

    public bool InPlace { get; init; }

    public bool Html { get; init; }

    public double? Timeout { get; init; }

    public bool FailFast { get; init; }

    /// <summary>Notebooks that run at the same time.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether each figure gets a picture beside it.</summary>
    public bool Snapshots { get; init; }

    /// <exception cref="UsageException">The options contradict each other or are no values.</exception>
    public RunOptions Options()
    {
        if (InPlace && (Quick || Set.Count > 0))
        {
            throw new UsageException(
                "--in-place keeps the outputs of the course's own values; with --quick or --set use --output instead.");
        }

        if (InPlace && Files.Any(NotebookStore.IsDib))
            throw new UsageException("A .dib holds no outputs, so --in-place cannot write them: use --output, or workbook convert.");
        if (Jobs < 1) throw new UsageException($"--jobs {Jobs}: give a number of notebooks, 1 or more.");
        if (Timeout is <= 0) throw new UsageException($"--timeout {Timeout}: give a number of seconds above 0.");
        return new RunOptions
        {
            Quick = Quick,
            Set = Set.Select(Pair).GroupBy(pair => pair.Name).ToDictionary(same => same.Key, same => same.Last().Value),
            Timeout = Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    private static (string Name, string Value) Pair(string text) => text.Split('=', 2) is [var name, var value] && name.Trim() != ""
        ? (name.Trim(), value)
        : throw new UsageException($"--set {text}: write it as name=value.");
}
