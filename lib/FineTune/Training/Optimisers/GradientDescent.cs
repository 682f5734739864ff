using TorchSharp.Modules;

namespace FineTune.Training;

/// <summary>
/// Gradient descent as the textbooks have it (Cauchy, 1847): one step an epoch, along the gradient over all images. In a
/// <see cref="Trainer"/> the epoch's batches only share the work.
/// </summary>
public sealed class GradientDescent : SGD
{
    /// <summary>Gradient descent over parameters that share a rate.</summary>
    /// <param name="parameters">What it changes.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="weightDecay">L2 penalty.</param>
    public GradientDescent(IEnumerable<Parameter> parameters, double rate, double weightDecay = 0) : base(parameters, rate, weight_decay: weightDecay)
    {
    }

    /// <summary>Gradient descent over groups with a rate each.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="rate">The rate of groups without one.</param>
    /// <param name="weightDecay">The L2 penalty of groups without one.</param>
    public GradientDescent(IEnumerable<SGD.ParamGroup> groups, double rate, double weightDecay = 0) : base(groups, rate, weight_decay: weightDecay)
    {
    }
}
