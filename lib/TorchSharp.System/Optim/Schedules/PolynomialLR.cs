using System;
using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>lr·(1 - t/T)^power for T epochs.</summary>
                public class PolynomialLR : LRScheduler
                {
                    private readonly double total;
                    private readonly double power;

                    public PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (total, this.power) = (total_iters, power);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => Scaled(LastEpoch == 0 || LastEpoch > total ? 1 : Math.Pow((1 - (LastEpoch / total)) / (1 - ((LastEpoch - 1) / total)), power));

                    protected override IEnumerable<double> get_closed_form_lr() => BaseScaled(Math.Pow(1 - (Math.Min(total, LastEpoch) / total), power));
                }
            }

            public static LRScheduler PolynomialLR(Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1, bool verbose = false)
                => new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose);
        }
    }
}
