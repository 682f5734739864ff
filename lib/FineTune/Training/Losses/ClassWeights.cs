using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>How much each class counts in a loss, so that rare classes are not drowned by common ones.</summary>
public static class ClassWeights
{
    /// <summary>Images / (classes x images of the class): 1 on average over the images (King and Zeng, 2001; scikit-learn's "balanced").</summary>
    /// <param name="counts">[classes] images of each class.</param>
    /// <returns>[classes] the weights.</returns>
    /// <exception cref="ArgumentException">A class without images.</exception>
    public static IReadOnlyList<double> Balanced(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        for (var i = 0; i < counts.Count; i++)
            if (counts[i] < 1) throw new ArgumentException($"Class {i} has {counts[i]} images: leave it out or give it some, its weight would be infinite.", nameof(counts));
        return [.. counts.Select(count => counts.Sum() / ((double)counts.Count * count))];
    }

    /// <summary>As <see cref="Balanced(IReadOnlyList{long})"/>, of the images of a set.</summary>
    /// <param name="set">The training images.</param>
    /// <returns>[classes] the weights.</returns>
    /// <exception cref="ArgumentException">A class without images.</exception>
    public static IReadOnlyList<double> Balanced(Data.ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var counts = new long[set.Classes.Count];
        foreach (var item in set.Items) counts[item.Label]++;
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] == 0) throw new ArgumentException($"The set has no image of the class \"{set.Classes[i]}\": its weight would be infinite.", nameof(set));
        return Balanced(counts);
    }

    internal static Tensor AsTensor(IReadOnlyList<double> weights, Tensor logits)
    {
        if (weights.Count != logits.shape[1]) throw new ArgumentException($"{weights.Count} class weights for {logits.shape[1]} classes.", nameof(weights));
        return tensor(weights.ToArray(), logits.dtype, logits.device);
    }
}
