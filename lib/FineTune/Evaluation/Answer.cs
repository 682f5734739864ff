namespace FineTune.Evaluation;

/// <summary>What one row of logits says.</summary>
/// <param name="Guess">The label with the largest logit.</param>
/// <param name="Confidence">Its probability.</param>
/// <param name="Loss">Minus the logarithm of the true label's probability.</param>
/// <param name="Rank">How many labels stand before the true one: 0 for a right answer.</param>
internal readonly record struct Answer(int Guess, double Confidence, double Loss, int Rank)
{
    internal static Answer Of(ReadOnlySpan<float> logits, int label, string name)
    {
        if (label < 0 || label >= logits.Length) throw new ArgumentException($"{name} has label {label}; the model tells {logits.Length} classes apart.");
        var (guess, rank) = (0, 0);
        for (var i = 0; i < logits.Length; i++)
        {
            if (float.IsNaN(logits[i]) || float.IsPositiveInfinity(logits[i])) throw new ArgumentException($"The model's logits for {name} are not finite: it has diverged (a lower learning rate helps), or its input isn't normalised.");
            if (logits[i] > logits[guess]) guess = i;
            if (logits[i] > logits[label] || (logits[i] == logits[label] && i < label)) rank++;
        }
        var log = LogSum(logits, logits[guess]);
        return new Answer(guess, Math.Exp(logits[guess] - log), log - logits[label], rank);
    }

    internal static double[] Softmax(ReadOnlySpan<float> logits)
    {
        var largest = logits[0];
        foreach (var value in logits) largest = Math.Max(largest, value);
        var log = LogSum(logits, largest);
        var shares = new double[logits.Length];
        for (var i = 0; i < shares.Length; i++) shares[i] = Math.Exp(logits[i] - log);
        return shares;
    }

    // The logarithm of the sum of exponentials, without overflow.
    private static double LogSum(ReadOnlySpan<float> logits, double largest)
    {
        var sum = 0.0;
        foreach (var value in logits) sum += Math.Exp(value - largest);
        return largest + Math.Log(sum);
    }
}
