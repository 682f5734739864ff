using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>Models asked about images that were made worse.</summary>
internal sealed class RobustnessTrial(Perturbation perturbation, Batches batches, long seed, Normalisation normalisation)
{
    internal double[] Accuracies(nn.Module<Tensor, Tensor> model, IReadOnlyList<double> strengths)
    {
        ArgumentNullException.ThrowIfNull(model);
        var accuracies = new double[strengths.Count];
        Inference.In(model, () =>
        {
            for (var i = 0; i < accuracies.Length; i++) accuracies[i] = Accuracy(model, strengths[i]);
        });
        return accuracies;
    }

    private double Accuracy(nn.Module<Tensor, Tensor> model, double strength)
    {
        using var asked = no_grad();
        // The same numbers at every strength and for every model.
        using var generator = new Generator((ulong)seed);
        var (right, count) = (0L, 0L);
        foreach (var batch in batches.Epoch(0))
        {
            using var scope = NewDisposeScope();
            using (batch)
            {
                Tensor Logits(Tensor images) => model.call(normalisation.Apply(images));
                var worse = perturbation.Apply(Pixels(batch.Images), strength, images => nn.functional.cross_entropy(Logits(images), batch.Labels), generator);
                right += Logits(worse).argmax(1).eq(batch.Labels).sum().item<long>();
                count += batch.Labels.numel();
            }
        }
        return (double)right / count;
    }

    // Back from normalised values to 0 to 1.
    private Tensor Pixels(Tensor images)
    {
        using var zero = zeros([1, 3, 1, 1], device: images.device);
        using var one = ones([1, 3, 1, 1], device: images.device);
        // (0 - mean) / deviation, and 1 / deviation.
        using var shift = normalisation.Apply(zero);
        using var scale = normalisation.Apply(one).sub_(shift);
        return images.sub(shift).div_(scale).clamp_(0, 1);
    }
}
