using FineTune.Charts;

namespace FineTune.Transfer;

/// <summary>Which source suits a task: backbones and stages side by side, and how well each score foretold what was reached.</summary>
public sealed class SourceRanking
{
    private static readonly (string Name, Func<SourceScore, double?> Value)[] Known =
    [
        ("LogME", score => score.LogMe),
        ("H-score", score => score.HScore),
        ("shrunk H-score", score => score.ShrunkHScore),
        ("linear probe", score => score.Probe),
        ("LEEP", score => score.Leep),
    ];

    private SourceRanking(IReadOnlyList<SourceScore> sources) => Sources = sources;

    /// <summary>The sources, the highest LogME first.</summary>
    public IReadOnlyList<SourceScore> Sources { get; }

    /// <summary>Puts sources side by side.</summary>
    /// <param name="sources">The sources, all scored on the same images.</param>
    /// <exception cref="ArgumentException">There is no source.</exception>
    public static SourceRanking Of(params IEnumerable<SourceScore> sources)
    {
        SourceScore[] all = [.. sources.OrderByDescending(source => source.LogMe)];
        return all.Length > 0 ? new SourceRanking(all) : throw new ArgumentException("There is no source to rank.", nameof(sources));
    }

    /// <summary>A row a source.</summary>
    public Table Table() => new(
        ["backbone", "stage", "features", .. Known.Select(known => known.Name), "reached"],
        Sources.Select(source => (IReadOnlyList<object?>)[source.Backbone, source.Stage, source.Width, .. Known.Select(known => (object?)known.Value(source)), source.Reached]));

    /// <summary>How well each score foretold the accuracy that was reached, over the sources that have both.</summary>
    /// <returns>An entry for each score that at least two such sources have.</returns>
    public IReadOnlyList<ScoreAgreement> Agreement()
    {
        var agreements = new List<ScoreAgreement>();
        foreach (var (name, value) in Known)
        {
            var pairs = Tried(value);
            if (pairs.Count < 2) continue;
            var (scores, reached) = (pairs.Select(pair => pair.Score).ToArray(), pairs.Select(pair => pair.Reached).ToArray());
            agreements.Add(new ScoreAgreement(name, pairs.Count, RankAgreement.Kendall(scores, reached), RankAgreement.WeightedKendall(scores, reached), RankAgreement.Pearson(scores, reached)));
        }
        return agreements;
    }

    /// <summary>The accuracy reached against a score: the closer to a rising line, the better the score foretold it.</summary>
    /// <param name="score">"LogME", "H-score", "shrunk H-score", "linear probe" or "LEEP".</param>
    /// <exception cref="ArgumentException">There is no such score, or no source has both it and an accuracy.</exception>
    public Figure Figure(string score = "LogME")
    {
        var known = Array.Find(Known, known => known.Name == score);
        if (known.Value is null) throw new ArgumentException($"There is no score '{score}': {string.Join(", ", Known.Select(known => known.Name))} are known.", nameof(score));
        return Scatter.Of($"{score} against what was reached", score, "accuracy reached", Tried(known.Value).GroupBy(pair => pair.Source.Backbone).Select(pairs => new Cloud(
            pairs.Key,
            [.. pairs.Select(pair => pair.Score)],
            [.. pairs.Select(pair => pair.Reached)],
            [.. pairs.Select(pair => $"{pair.Source.Backbone} {pair.Source.Stage}")])));
    }

    /// <summary>The table as text.</summary>
    public override string ToString() => Table().ToString();

    private List<(SourceScore Source, double Score, double Reached)> Tried(Func<SourceScore, double?> value)
        => [.. Sources.Where(source => value(source) is not null && source.Reached is not null).Select(source => (source, value(source)!.Value, source.Reached!.Value))];
}

/// <summary>How well a score foretold the accuracy that was reached.</summary>
/// <param name="Score">The score.</param>
/// <param name="Sources">Over how many sources.</param>
/// <param name="Kendall">Kendall's tau-b, -1 to 1.</param>
/// <param name="WeightedKendall">The weighted tau, where the top counts more, -1 to 1.</param>
/// <param name="Pearson">The linear correlation, -1 to 1.</param>
public sealed record ScoreAgreement(string Score, int Sources, double Kendall, double WeightedKendall, double Pearson);
