using System.Text.Json;

namespace EngineTests;

/// <summary>A file that a script of tests/peers wrote.</summary>
internal static class Fixture
{
    internal static JsonElement Of(string folder, string file)
        => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, folder, "fixtures", file))).RootElement;
}
