using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The momentum (or first beta) of each group, between two bounds, for the schedules that move it against the rate.</summary>
internal sealed class MomentumRange
{
    private readonly List<optim.ILearningRateController> groups;
    private readonly List<double> low;
    private readonly List<double> high;

    internal MomentumRange(optim.Optimizer optimizer, IEnumerable<double> low, IEnumerable<double> high, bool takesBetas)
    {
        if (optimizer is not optim.IMomentum && !(takesBetas && optimizer is optim.IBetas))
            throw new ArgumentException("optimizer must support momentum with `cycle_momentum` option enabled");
        (groups, this.low, this.high) = (optimizer.ParamGroups.ToList(), low.ToList(), high.ToList());
    }

    internal void Set(Func<double, double, double> momentum)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            var value = momentum(low[i], high[i]);
            if (groups[i] is optim.IBetas betas) betas.Betas = (value, betas.Betas.Item2);
            else if (groups[i] is optim.IMomentum own) own.Momentum = value;
        }
    }
}
