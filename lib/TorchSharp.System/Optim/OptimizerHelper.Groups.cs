using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The momentum of the first group; setting it sets every group's.</summary>
    private protected double GroupMomentum
    {
        get => _parameter_groups.OfType<optim.IMomentum>().First().Momentum;
        set
        {
            foreach (var group in _parameter_groups.OfType<optim.IMomentum>()) group.Momentum = value;
        }
    }

    /// <summary>The betas of the first group; setting them sets every group's.</summary>
    private protected (double, double) GroupBetas
    {
        get => _parameter_groups.OfType<optim.IBetas>().First().Betas;
        set
        {
            foreach (var group in _parameter_groups.OfType<optim.IBetas>()) group.Betas = value;
        }
    }
}
