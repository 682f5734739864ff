namespace FineTune.Models.Weights;

/// <summary>What a parser found wrong. It doesn't know the file's name: <see cref="WeightSource"/> adds that.</summary>
internal sealed class BadWeightsException(string problem, string remedy = BadWeightsException.Damaged) : Exception(problem)
{
    internal const string Damaged = "The file is damaged or was cut short: download it or save it again.";

    internal string Remedy => remedy;
}
