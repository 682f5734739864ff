using System.Text.Json;
using FineTune.Charts;

namespace FineTune.Tests.Charts;

/// <summary>What Plotly's schema asks of the figures that are made here.</summary>
internal static class Plotly
{
    internal static JsonElement Valid(Figure figure)
    {
        var json = JsonDocument.Parse(figure.ToJson()).RootElement;
        var layout = json.GetProperty("layout");
        Assert.NotEmpty(layout.GetProperty("title").GetProperty("text").GetString()!);
        Assert.NotEmpty(json.GetProperty("data").EnumerateArray());
        foreach (var trace in json.GetProperty("data").EnumerateArray()) Valid(trace, layout);
        Assert.Equal(JsonValueKind.True, json.GetProperty("config").GetProperty("responsive").ValueKind);
        return json;
    }

    internal static double?[] Numbers(JsonElement array)
        => [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? (double?)null : value.GetDouble())];

    private static void Valid(JsonElement trace, JsonElement layout)
    {
        Assert.Contains(trace.GetProperty("type").GetString(), new[] { "scatter", "bar", "heatmap", "contour" });
        var length = trace.GetProperty("x").GetArrayLength();
        if (trace.TryGetProperty("z", out var cells))
        {
            Assert.Equal(trace.GetProperty("y").GetArrayLength(), cells.GetArrayLength());
            Assert.All(cells.EnumerateArray(), row => Assert.Equal(length, row.GetArrayLength()));
        }
        else Assert.Equal(length, trace.GetProperty("y").GetArrayLength());
        if (trace.TryGetProperty("error_y", out var error)) Assert.Equal(length, error.GetProperty("array").GetArrayLength());
        foreach (var letter in "xy")
        {
            var axis = trace.TryGetProperty(letter + "axis", out var named) ? named.GetString()! : $"{letter}";
            Assert.True(layout.TryGetProperty(letter + "axis" + axis[1..], out _), $"The layout lacks the axis {axis}.");
        }
    }
}
