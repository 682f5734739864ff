using System.Text.Json;

namespace FineTune.Tests.Weights;

/// <summary>The files that tests/peers/weights.py wrote, and what they must be read as.</summary>
internal static class Fixture
{
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllBytes(PathOf("expected.json"))).RootElement;

    internal static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Weights", "fixtures", file);

    internal static JsonElement ExpectedOf(string file) => Expected.GetProperty(file);
}
