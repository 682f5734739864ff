namespace FineTune.Training;

/// <summary>A loss that is NaN or infinite: training cannot go on from it.</summary>
public sealed class NonFiniteLossException : Exception
{
    /// <summary>Names the step and the batch.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="batch">The batch; its text goes into the message.</param>
    public NonFiniteLossException(double loss, long step, object? batch)
        : base($"The loss became {loss} at step {step}: the parameters are as they were before it. A smaller learning rate is the usual cure. Batch: {batch}")
    {
    }
}
