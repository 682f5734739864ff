using static TorchSharp.torch;

namespace FineTune.Transfer;

/// <summary>Checks and forms that all transfer scores share.</summary>
internal static class LabelledRows
{
    /// <summary>The rows as Float64 on the CPU.</summary>
    /// <exception cref="ArgumentException">They aren't [N, F] with a label each and at least two classes.</exception>
    internal static Tensor Checked(Tensor rows, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(labels);
        if (rows.dim() != 2 || rows.shape[0] != labels.Count) throw new ArgumentException($"The features are [{string.Join(", ", rows.shape)}] for {labels.Count} labels: [N, F] is needed, a row a label.", nameof(rows));
        if (labels.Distinct().Count() < 2) throw new ArgumentException("All images are of one class: there is nothing to tell apart.", nameof(labels));
        var wide = rows.detach().cpu().to(ScalarType.Float64);
        if (!wide.isfinite().all().item<bool>()) throw new ArgumentException("A feature is not a finite number.", nameof(rows));
        return wide;
    }

    /// <summary>[N, C], Float64: 1 where a row is of a class, for the classes that occur.</summary>
    internal static Tensor OneHot(IReadOnlyList<int> labels)
    {
        var classes = labels.Distinct().Order().ToArray();
        var values = new double[labels.Count * classes.Length];
        for (var i = 0; i < labels.Count; i++) values[(i * classes.Length) + Array.IndexOf(classes, labels[i])] = 1;
        return tensor(values, [labels.Count, classes.Length]);
    }
}
