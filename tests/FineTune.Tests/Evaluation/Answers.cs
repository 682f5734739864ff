using FineTune.Evaluation;
using static TorchSharp.torch;

namespace FineTune.Tests.Evaluation;

/// <summary>Predictions made by hand.</summary>
internal static class Answers
{
    /// <summary>Each image's label and its guess, all as sure as each other.</summary>
    internal static Predictions Of(int classes, params (int Label, int Guess)[] answers)
        => With([.. Enumerable.Range(0, classes).Select(i => $"class {i}")], [.. answers.Select(answer => (answer.Label, Row(classes, answer.Guess)))]);

    /// <summary>Two classes: whether the answer is right, and with which confidence it was given.</summary>
    internal static Predictions Sure(params (bool Right, double Confidence)[] answers)
        => With(["no", "yes"], [.. answers.Select(answer => (answer.Right ? 0 : 1, new[] { (float)Math.Log(answer.Confidence / (1 - answer.Confidence)), 0 }))]);

    internal static Predictions With(string[] classes, (int Label, float[] Logits)[] answers)
    {
        using var logits = tensor(answers.SelectMany(answer => answer.Logits).ToArray(), [answers.Length, classes.Length]);
        using var labels = tensor(answers.Select(answer => (long)answer.Label).ToArray());
        return Predictions.From(logits, labels, classes);
    }

    private static float[] Row(int classes, int guess) => [.. Enumerable.Range(0, classes).Select(i => i == guess ? 1f : 0)];
}
