using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>What an optimiser remembers from step to step, as bytes.</summary>
internal static class OptimizerMemory
{
    internal static byte[] Of(optim.Optimizer optimizer)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            if (optimizer is OptimizerHelper helper) helper.save_state_dict(writer);
            else if (optimizer is IKeptOptimizer kept) kept.Save(writer);
            else throw Unkept(optimizer);
        }
        return stream.ToArray();
    }

    internal static void Restore(optim.Optimizer optimizer, byte[] memory)
    {
        using var reader = new BinaryReader(new MemoryStream(memory));
        if (optimizer is OptimizerHelper helper) helper.load_state_dict(reader);
        else if (optimizer is IKeptOptimizer kept) kept.Load(reader);
        else throw Unkept(optimizer);
    }

    private static CheckpointException Unkept(optim.Optimizer optimizer)
        => new($"{optimizer.GetType().Name} does not tell what it remembers, so a training with it cannot be gone on with: take another optimiser (\"cg\" is its neighbour), or leave the checkpoint out.");
}
