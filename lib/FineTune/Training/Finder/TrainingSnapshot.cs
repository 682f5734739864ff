using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A model, its optimiser and the random state as they were; put back when it is disposed.</summary>
internal sealed class TrainingSnapshot : IDisposable
{
    private readonly nn.Module model;
    private readonly optim.Optimizer optimizer;
    private readonly bool wasTraining;
    private readonly WeightCopy weights;
    private readonly byte[] memory;
    private readonly double[] rates;
    private readonly RandomState random;

    internal TrainingSnapshot(nn.Module model, optim.Optimizer optimizer)
    {
        (this.model, this.optimizer, wasTraining) = (model, optimizer, model.training);
        memory = OptimizerMemory.Of(optimizer);
        rates = [.. optimizer.ParamGroups.Select(group => group.LearningRate)];
        random = RandomState.Take(optimizer);
        weights = WeightCopy.Of(model);
    }

    public void Dispose()
    {
        weights.CopyTo(model);
        OptimizerMemory.Restore(optimizer, memory);
        foreach (var (group, rate) in optimizer.ParamGroups.Zip(rates)) group.LearningRate = rate;
        foreach (var parameter in optimizer.parameters()) parameter.grad = null;
        random.Restore();
        model.train(wasTraining);
        random.Dispose();
        weights.Dispose();
    }
}
