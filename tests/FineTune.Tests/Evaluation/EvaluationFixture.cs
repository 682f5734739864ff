using System.Text.Json;

namespace FineTune.Tests.Evaluation;

/// <summary>What tests/peers/evaluation.py wrote.</summary>
internal static class EvaluationFixture
{
    internal static JsonElement Of(string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Evaluation", "fixtures", file))).RootElement;
}
