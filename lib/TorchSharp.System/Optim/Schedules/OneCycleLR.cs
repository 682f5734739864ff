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
                /// <summary>One cycle: lr from max_lr/div_factor up to max_lr, then far below its start; the momentum the other way (https://arxiv.org/abs/1708.07120).</summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int total;
                    private readonly List<double> tops;
                    private readonly double division;
                    private readonly double finalDivision;
                    private readonly AnnealStrategy strategy;
                    private readonly MomentumRange? momentum;
                    private readonly Phase[] phases;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, EachGroup(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, EachGroup(optimizer, base_momentum), EachGroup(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (pct_start is < 0 or > 1) throw new ArgumentException($"Expected float between 0 and 1 for pct_start, but got {pct_start}");
                        total = Total(total_steps, epochs, steps_per_epoch);
                        (tops, division, finalDivision, strategy) = (max_lr.ToList(), div_factor, final_div_factor, anneal_strategy);
                        if (cycle_momentum) momentum = new MomentumRange(optimizer, base_momentum ?? EachGroup(optimizer, 0.85), max_momentum ?? EachGroup(optimizer, 0.95), takesBetas: true);
                        phases = Phases(pct_start * total, three_phase);
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (LastEpoch > total) throw new InvalidOperationException($"Tried to step {LastEpoch + 1} times. The specified number of total steps is {total}");
                        var stage = phases.Count(phase => phase.End < LastEpoch);
                        var phase = phases[Math.Min(stage, phases.Length - 1)];
                        var start = phase == phases[0] ? 0 : phases[Math.Min(stage, phases.Length - 1) - 1].End;
                        var done = (LastEpoch - start) / (phase.End - start);
                        momentum?.Set((low, high) => Between(phase.FastFrom ? low : high, phase.FastTo ? low : high, done));
                        return tops.Select(top => Between(Rate(top, phase.From), Rate(top, phase.To), done));
                    }

                    private double Between(double from, double to, double done)
                        => strategy == AnnealStrategy.Linear ? from + ((to - from) * done) : to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * done)));

                    private double Rate(double top, Level level) => level switch
                    {
                        Level.Top => top,
                        Level.Start => top / division,
                        _ => top / division / finalDivision,
                    };

                    private Phase[] Phases(double peak, bool three) => three
                        ? [new(peak - 1, Level.Start, Level.Top), new((2 * peak) - 2, Level.Top, Level.Start), new(total - 1, Level.Start, Level.End)]
                        : [new(peak - 1, Level.Start, Level.Top), new(total - 1, Level.Top, Level.End)];

                    private static int Total(int steps, int epochs, int stepsPerEpoch)
                    {
                        if (steps == -1 && epochs == -1 && stepsPerEpoch == -1) throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        if (steps != -1) return steps > 0 ? steps : throw new ArgumentException($"Expected positive integer total_steps, but got {steps}");
                        if (epochs <= 0) throw new ArgumentException($"Expected positive integer epochs, but got {epochs}");
                        return stepsPerEpoch > 0 ? epochs * stepsPerEpoch : throw new ArgumentException($"Expected positive integer steps_per_epoch, but got {stepsPerEpoch}");
                    }

                    private enum Level
                    {
                        Start,
                        Top,
                        End,
                    }

                    /// <summary>Where the rate goes until a step; the momentum is low while the rate is at its top.</summary>
                    private sealed record Phase(double End, Level From, Level To)
                    {
                        internal bool FastFrom => From == Level.Top;

                        internal bool FastTo => To == Level.Top;
                    }
                }
            }

            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                => new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                => new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);
        }
    }
}
