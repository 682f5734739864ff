using System.Collections;
using FineTune.Charts;
using FineTune.Charts.Display;

namespace FineTune.Freezing;

/// <summary>What of a backbone will learn, stage by stage. It shows itself as a table.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class TrainableReport : IReadOnlyList<StageReport>, IHtmlView
{
    private readonly StageReport[] stages;

    internal TrainableReport(StageReport[] stages) => this.stages = stages;

    /// <inheritdoc/>
    public int Count => stages.Length;

    /// <summary>Numbers in all parameters.</summary>
    public long Parameters => stages.Sum(stage => stage.Parameters);

    /// <summary>Those of them that learn.</summary>
    public long Learning => stages.Sum(stage => stage.Learning);

    /// <inheritdoc/>
    public StageReport this[int index] => stages[index];

    /// <summary>The stages and their sum as a table.</summary>
    public Table ToTable() => Table.Of(stages.Append(new StageReport("all", Parameters, Learning, stages.Sum(stage => stage.BatchNorms), stages.Sum(stage => stage.Updating))));

    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The table as aligned text.</summary>
    public override string ToString() => ToTable().ToString();

    /// <inheritdoc/>
    public IEnumerator<StageReport> GetEnumerator() => stages.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
