using System.Globalization;

namespace Benchmarks.ArticleRecipe;

/// <summary>A row of figures beside what they should be.</summary>
internal static class Target
{
    internal const string Heading = "| part | ours | PyTorch | ours / PyTorch | target | |\n|---|---:|---:|---:|---:|---|";

    /// <param name="part">What was measured.</param>
    /// <param name="unit">The unit of both.</param>
    /// <param name="rounds">Both figures of each round.</param>
    /// <param name="most">What the median ratio should be at most; null for no target.</param>
    internal static string Row(string part, string unit, IEnumerable<(double Ours, double Theirs)> rounds, double? most)
    {
        var all = rounds.ToArray();
        var ratio = Spread.Of(all.Select(round => round.Ours / round.Theirs));
        var (ours, theirs) = (Spread.Middle(all.Select(round => round.Ours)), Spread.Middle(all.Select(round => round.Theirs)));
        var verdict = most is { } target ? string.Create(CultureInfo.InvariantCulture, $"<= {target:0.###} | {(ratio.Median <= target ? "met" : "not met")}") : " | ";
        return string.Create(CultureInfo.InvariantCulture, $"| {part} | {ours:0.##} {unit} | {theirs:0.##} {unit} | {ratio} | {verdict} |");
    }
}
