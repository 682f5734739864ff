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
                /// <summary>lr·factor, the factor going straight from start_factor to end_factor.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double start;
                    private readonly double rise;
                    private readonly int total;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (start, rise, total) = (start_factor, end_factor - start_factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => Scaled(LastEpoch == 0 ? start : LastEpoch > total ? 1 : 1 + (rise / ((total * start) + ((LastEpoch - 1) * rise))));

                    protected override IEnumerable<double> get_closed_form_lr() => BaseScaled(start + (rise * Math.Min(total, LastEpoch) / total));
                }
            }

            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false)
                => new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);
        }
    }
}
