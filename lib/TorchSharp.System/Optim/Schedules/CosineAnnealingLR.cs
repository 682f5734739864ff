using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>η_min + (lr - η_min)(1 + cos(πt/T))/2, without restarts (https://arxiv.org/abs/1608.03983).</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double period;
                    private readonly double floor;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (period, floor) = (T_max, eta_min);
                        step();
                    }

                    // From the last rate to the next, so that another schedule's factor on the same optimiser lasts.
                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch == 0) return Scaled(1);
                        if ((LastEpoch - 1 - period) % (2 * period) == 0)
                            return Groups.Zip(baseRates, (group, rate) => group.LearningRate + ((rate - floor) * (1 - Math.Cos(Math.PI / period)) / 2));
                        var factor = Height(LastEpoch) / Height(LastEpoch - 1);
                        return Groups.Select(group => (factor * (group.LearningRate - floor)) + floor);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => baseRates.Select(rate => floor + ((rate - floor) * Height(LastEpoch) / 2));

                    private double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / period);
                }
            }

            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                => new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);
        }
    }
}
