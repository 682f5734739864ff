using System.Text.Json;

namespace Benchmarks.ArticleRecipe;

/// <summary>What either side says when something is done.</summary>
/// <param name="Phase">"step" after the first one, "head" and "layer4" after an epoch, "end".</param>
/// <param name="Seconds">Of the epoch, its test images included.</param>
/// <param name="Right">Test images that are right after it.</param>
/// <param name="Count">Test images.</param>
/// <param name="Peak">MiB that the process held at most.</param>
internal sealed record Line(string Phase, double Seconds = 0, int Right = 0, int Count = 0, double Peak = 0)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Seconds from the start of the process to this line, by the clock of who reads it.</summary>
    internal double At { get; init; }

    internal static Line Read(string text, double at) => JsonSerializer.Deserialize<Line>(text, Names)! with { At = at };

    internal void Say() => Console.WriteLine(JsonSerializer.Serialize(this, Names));
}
