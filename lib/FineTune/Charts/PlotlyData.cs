using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>Arrays as JSON has them.</summary>
internal static class PlotlyData
{
    /// <summary>JSON has no NaN and no infinity: such a value becomes null, which Plotly draws as a gap.</summary>
    internal static JsonArray Numbers(IEnumerable<double> values)
        => new([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);

    internal static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(PlotlyText.Encode(text)))]);

    /// <summary>1, 2, ... count.</summary>
    internal static JsonArray Counting(int count) => new([.. Enumerable.Range(1, count).Select(i => JsonValue.Create(i))]);
}
