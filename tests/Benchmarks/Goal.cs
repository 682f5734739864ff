using System.Globalization;

namespace Benchmarks;

/// <summary>A part of the way, what it should take of PyTorch's time, and its work.</summary>
/// <param name="Task">As in <see cref="PipelineTasks"/> or <see cref="Tasks"/>.</param>
/// <param name="Part">In words.</param>
/// <param name="Most">Ours / PyTorch.</param>
internal sealed record Goal(string Task, string Part, double Most)
{
    internal const string Heading = "| part | ours | PyTorch | on the clock | of processor time | target | | share of the limit |\n|---|---:|---:|---:|---:|---:|---|---:|";

    /// <summary>Floating-point operations of one repetition; 0 where it is not they that take the time.</summary>
    internal double Operations { get; init; }

    /// <summary>Whether they are BFloat16's.</summary>
    internal bool Half { get; init; }

    /// <summary>Bytes read and written; 0 where it is not they that take the time.</summary>
    internal double Bytes { get; init; }

    internal string Row(Result result, Limits limits)
    {
        var met = result.Processor.Median <= Most;
        return string.Create(CultureInfo.InvariantCulture, $"| {Part} | {Report.Time(result.Ours)} | {Report.Time(result.Theirs)} | {result.Wall} | {result.Processor} | <= {Most:0.###} | {(met ? "met" : "not met")} | {Share(result, limits)} |");
    }

    // Of processor time, so that a shared machine does not count as a slow one.
    private string Share(Result result, Limits limits)
    {
        var seconds = Spread.Middle(result.Rounds.Select(round => round.Ours.Processor));
        if (Operations > 0) return string.Create(CultureInfo.InvariantCulture, $"{100 * Operations / seconds / (Half ? limits.Half : limits.Single):0} % of the arithmetic");
        return Bytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100 * Bytes / seconds / limits.Copy:0} % of the memory") : "";
    }
}
