using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>
/// Multinomial logistic regression with a penalty on the weights (not the bias): the sum of the cross-entropies plus half the penalty
/// times the squared weights, as scikit-learn's with C = 1 / penalty. The problem is convex; L-BFGS finds its one solution.
/// </summary>
public sealed class LogisticRegression : IDisposable
{
    private LogisticRegression(Tensor weights) => Weights = weights;

    /// <summary>[F + 1, classes], Float64; the last row is the bias.</summary>
    public Tensor Weights { get; }

    /// <summary>Fits.</summary>
    /// <param name="features">[N, F], of any floating dtype; best of deviation about 1.</param>
    /// <param name="labels">[N], from 0.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="penalty">Larger weighs the penalty more; above 0, where classes can be told apart without error.</param>
    /// <returns>Dispose it.</returns>
    /// <exception cref="ArgumentException">The sizes don't fit, or a number isn't finite.</exception>
    public static LogisticRegression Fit(Tensor features, IReadOnlyList<int> labels, int classes, double penalty = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        using var scope = NewDisposeScope();
        var rows = WithOne(LabelledRows.Checked(features, labels));
        var targets = nn.functional.one_hot(tensor(labels.Select(label => (long)label).ToArray()), classes).to(ScalarType.Float64);
        var penalties = full([rows.shape[1], 1], penalty / labels.Count, ScalarType.Float64);
        penalties[^1].zero_().Dispose();
        (double, Tensor) Objective(Tensor weights)
        {
            using var inner = NewDisposeScope();
            var logits = rows.matmul(weights);
            var penalised = penalties * weights;
            var loss = (logits.logsumexp(1) - (logits * targets).sum(1)).mean() + ((penalised * weights).sum() / 2);
            var gradient = (rows.t().matmul(nn.functional.softmax(logits, 1) - targets) / labels.Count) + penalised;
            return (loss.item<double>(), gradient.MoveToOuterDisposeScope());
        }
        return new LogisticRegression(Lbfgs.Minimise(Objective, zeros([rows.shape[1], classes], ScalarType.Float64)).MoveToOuterDisposeScope());
    }

    /// <summary>The logits of features.</summary>
    /// <param name="features">[M, F], of any floating dtype.</param>
    /// <returns>[M, classes], Float64, on the CPU; dispose it.</returns>
    public Tensor Logits(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        using var scope = NewDisposeScope();
        return WithOne(features.detach().cpu().to(ScalarType.Float64)).matmul(Weights).MoveToOuterDisposeScope();
    }

    /// <summary>Gives the tensor's memory back.</summary>
    public void Dispose() => Weights.Dispose();

    private static Tensor WithOne(Tensor rows) => cat([rows, ones([rows.shape[0], 1], ScalarType.Float64)], 1);
}
