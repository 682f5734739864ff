using System.Text.Json;

namespace FineTune.Tests.Training;

/// <summary>What tests/peers/loop.py, losses.py, register.py, rate_schedules.py and article.py wrote.</summary>
internal static class TrainingFixture
{
    internal static JsonElement Of(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Training", "fixtures", file))).RootElement;
}
