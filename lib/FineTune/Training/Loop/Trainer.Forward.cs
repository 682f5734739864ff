using static TorchSharp.torch;

namespace FineTune.Training;

public sealed partial class Trainer
{
    internal Outcome Forward(NumberedBatch numbered, Func<Tensor, Tensor> network)
    {
        var (images, labels) = (ChannelsLast.WhereFaster(numbered.Batch.Images), numbered.Batch.Labels);
        if (Mixup is null) return Scored(Logits(network(images)), labels, Loss);
        var (mixed, loss) = Mixup.Apply(images, labels, numbered.Number);
        return Scored(Logits(network(mixed)), labels, (logits, _) => loss(Loss, logits));
    }

    // Losses are computed in Float32 whatever the network ran in.
    private static Tensor Logits(Tensor logits) => logits.dtype is ScalarType.BFloat16 or ScalarType.Float16 ? logits.to(ScalarType.Float32) : logits;

    private static Outcome Scored(Tensor logits, Tensor labels, Func<Tensor, Tensor, Tensor> loss) => Outcome.Of(loss(logits, labels), logits, labels);
}
