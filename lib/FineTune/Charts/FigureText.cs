using System.Globalization;
using System.Text.Json.Nodes;

namespace FineTune.Charts;

/// <summary>A figure in words, for terminals and for readers who can't see it.</summary>
internal static class FigureText
{
    private const int MostBars = 12;
    private const int MostCells = 20;

    internal static string Of(Figure figure)
    {
        var rows = figure.Traces.SelectMany(trace => Rows(figure, trace)).ToList();
        var width = rows.Select(row => row.Label.Length).DefaultIfEmpty().Max();
        var lines = rows.Select(row => $"  {row.Label.PadRight(width)}  {row.Value}");
        return string.Join('\n', lines.Prepend(TextOf(figure.Layout["title"]) ?? "Figure"));
    }

    private static IEnumerable<(string Label, string Value)> Rows(Figure figure, JsonObject trace)
    {
        if (trace["type"]?.ToString() == "heatmap") return CellRows(trace);
        if (trace["mode"]?.ToString() == "markers") return [(NameOf(trace) ?? "", $"{(trace["x"] as JsonArray)?.Count} points")];
        if (trace["type"]?.ToString() != "bar") return [SeriesRow(figure, trace)];
        return (trace["x"] as JsonArray)?.FirstOrDefault() is JsonValue place && place.TryGetValue<double>(out _) && !IsLying(trace) && trace["text"] is null ? [BinsRow(trace)] : BarRows(trace);
    }

    // A series: its axis and name, its last value, and how many there are.
    private static (string Label, string Value) SeriesRow(Figure figure, JsonObject trace)
    {
        var axis = "yaxis" + (trace["yaxis"]?.ToString() ?? "y")[1..];
        var names = new[] { TextOf(figure.Layout[axis]?["title"]), NameOf(trace) };
        var values = trace["y"] as JsonArray ?? [];
        var last = values.LastOrDefault(value => value is not null);
        return (string.Join(", ", names.Where(name => name is not null)), $"{Spelled(last)} (last of {values.Count})");
    }

    // A heatmap: a line a row, its texts in columns.
    private static IEnumerable<(string Label, string Value)> CellRows(JsonObject trace)
    {
        var rows = (trace["text"] as JsonArray ?? []).OfType<JsonArray>().Select(row => row.Select(Spelled).ToArray()).ToList();
        var width = rows.SelectMany(row => row).Select(text => text.Length).DefaultIfEmpty().Max();
        var places = trace["y"] as JsonArray ?? [];
        for (var i = 0; i < Math.Min(rows.Count, MostCells); i++)
            yield return (Spelled(places[i]), string.Join("  ", rows[i].Take(MostCells).Select(text => text.PadLeft(width))) + (rows[i].Length > MostCells ? "  …" : ""));
        if (rows.Count > MostCells) yield return ("…", $"{rows.Count - MostCells} more");
    }

    // A histogram: where most of it lies.
    private static (string Label, string Value) BinsRow(JsonObject trace)
    {
        var counts = Numbers(trace["y"]);
        var fullest = Array.IndexOf(counts, counts.Max());
        return (NameOf(trace) ?? "", $"{Spelled(counts.Sum())} in {counts.Length} bins, most near {Spelled(trace["x"]![fullest])}");
    }

    private static IEnumerable<(string Label, string Value)> BarRows(JsonObject trace)
    {
        var places = trace[IsLying(trace) ? "y" : "x"] as JsonArray ?? [];
        var lengths = trace[IsLying(trace) ? "x" : "y"] as JsonArray ?? [];
        var errors = trace["error_y"]?["array"] as JsonArray;
        var name = NameOf(trace) is { } named ? $"{named}, " : "";
        for (var i = 0; i < Math.Min(places.Count, MostBars); i++)
            if (lengths[i] is not null) yield return (name + Spelled(places[i]), Spelled(lengths[i]) + (errors?[i] is { } error ? $" ± {Spelled(error)}" : ""));
        if (places.Count > MostBars) yield return (name + "…", $"{places.Count - MostBars} more");
    }

    private static bool IsLying(JsonObject trace) => trace["orientation"]?.ToString() == "h";

    private static double[] Numbers(JsonNode? values) => [.. (values as JsonArray ?? []).Select(value => value?.GetValue<double>() ?? 0)];

    private static string? NameOf(JsonObject trace) => Plain(trace["name"]);

    private static string? TextOf(JsonNode? title) => Plain((title as JsonObject)?["text"]);

    private static string? Plain(JsonNode? text) => text is null ? null : PlotlyText.Decode(text.ToString());

    private static string Spelled(JsonNode? value) => value switch
    {
        null => "–",
        JsonValue number when number.TryGetValue<double>(out var precise) => precise.ToString("0.####", CultureInfo.InvariantCulture),
        _ => Plain(value)!,
    };
}
