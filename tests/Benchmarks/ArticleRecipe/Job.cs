using System.Text.Json;

namespace Benchmarks.ArticleRecipe;

/// <summary>One training of both sides; tests/peers/benchmark_recipe.py reads it under the same names.</summary>
/// <param name="Network">"resnet18" or "resnet50": also the folder of its files.</param>
/// <param name="Resize">Pixels of the shorter side before the crop.</param>
/// <param name="Size">Pixels of a side after it.</param>
/// <param name="Head">Epochs of the head alone.</param>
/// <param name="Layer4">Epochs of the head and layer4.</param>
/// <param name="Workers">Processes of Python's DataLoader.</param>
/// <param name="ChannelsLast">Whether Python's network lies channels-last.</param>
internal sealed record Job(string Network, int Resize, int Size, int Batch, int Head, int Layer4, int Threads, int Workers, bool ChannelsLast)
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    internal static string Root { get; } = Path.Combine(Path.GetTempPath(), "finetune-benchmark", "recipe");

    internal string Folder => Path.Combine(Root, Network);

    internal static Job Read(string text) => JsonSerializer.Deserialize<Job>(text, Names)!;

    public override string ToString() => JsonSerializer.Serialize(this, Names);
}
