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
                /// <summary>Up from base_lr to max_lr and down again; the momentum the other way (https://arxiv.org/abs/1506.01186).</summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly double total;
                    private readonly double rising;
                    private readonly List<double> tops;
                    private readonly Func<double, double> scale;
                    private readonly ScaleMode scaleMode;
                    private readonly MomentumRange? momentum;

                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, EachGroup(optimizer, base_lr), EachGroup(optimizer, max_lr), step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, EachGroup(optimizer, base_momentum), EachGroup(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        total = step_size_up + (double)(step_size_down == -1 ? step_size_up : step_size_down);
                        rising = step_size_up / total;
                        (baseRates, tops) = (base_lr.ToList(), max_lr.ToList());
                        (scale, scaleMode) = scale_fn is null ? Scale(mode, gamma) : (scale_fn, scale_mode);
                        if (cycle_momentum) momentum = new MomentumRange(optimizer, base_momentum ?? EachGroup(optimizer, 0.8), max_momentum ?? EachGroup(optimizer, 0.9), takesBetas: false);
                        step();
                    }

                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + (LastEpoch / total));
                        var x = 1 + (LastEpoch / total) - cycle;
                        var height = (x <= rising ? x / rising : (x - 1) / (rising - 1)) * scale(scaleMode == ScaleMode.Cycle ? cycle : LastEpoch);
                        momentum?.Set((low, high) => high - ((high - low) * height));
                        return baseRates.Zip(tops, (low, high) => low + ((high - low) * height));
                    }

                    private static (Func<double, double>, ScaleMode) Scale(Mode mode, double gamma) => mode switch
                    {
                        Mode.Triangular => (_ => 1, ScaleMode.Cycle),
                        Mode.Triangular2 => (cycle => 1 / Math.Pow(2, cycle - 1), ScaleMode.Cycle),
                        _ => (iteration => Math.Pow(gamma, iteration), ScaleMode.Iterations),
                    };
                }
            }

            public static LRScheduler CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9, int last_epoch = -1, bool verbose = false)
                => new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            public static LRScheduler CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr, int step_size_up = 2000, int step_size_down = -1, impl.CyclicLR.Mode mode = impl.CyclicLR.Mode.Triangular, double gamma = 1, Func<double, double>? scale_fn = null, impl.CyclicLR.ScaleMode scale_mode = impl.CyclicLR.ScaleMode.Cycle, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, int last_epoch = -1, bool verbose = false)
                => new impl.CyclicLR(optimizer, base_lr, max_lr, step_size_up, step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum, base_momentum, max_momentum, last_epoch, verbose);

            private static IEnumerable<double> EachGroup(Optimizer optimizer, double value) => Enumerable.Repeat(value, GroupCount(optimizer));
        }
    }
}
