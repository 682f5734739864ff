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
                /// <summary>lr·factor when a measure has not become better for more than patience epochs: call step(measure).</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly double factor;
                    private readonly int patience;
                    private readonly int cooldown;
                    private readonly IList<double> floors;
                    private readonly double eps;
                    private readonly bool verbose;
                    private readonly Func<double, double, bool> better;
                    private double best;
                    private int badEpochs;
                    private int resting;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false) : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentException("Factor should be < 1.0");
                        better = Comparison(mode, threshold_mode, threshold);
                        best = mode == "min" ? double.PositiveInfinity : double.NegativeInfinity;
                        (this.factor, this.patience, this.cooldown, this.eps, this.verbose) = (factor, patience, cooldown, eps, verbose);
                        var single = min_lr is null or [] ? 0 : min_lr[0];
                        floors = min_lr is { Count: > 1 } ? min_lr : Enumerable.Repeat(single, Groups.Count()).ToList();
                    }

                    public override void step(double current, int? epoch = null)
                    {
                        LastEpoch = epoch ?? LastEpoch + 1;
                        if (better(current, best)) (best, badEpochs) = (current, 0);
                        else badEpochs++;
                        if (resting > 0) (resting, badEpochs) = (resting - 1, 0);
                        if (badEpochs > patience)
                        {
                            Reduce();
                            (resting, badEpochs) = (cooldown, 0);
                        }
                        lastRates = Scaled(1).ToList();
                    }

                    public override void step() => throw new InvalidOperationException("step() should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    public override void step(int? epoch) => throw new InvalidOperationException("step(int?) should not be used with the ReduceLROnPlateau scheduler. Use step(double, int?), instead.");

                    private void Reduce()
                    {
                        foreach (var (i, (group, floor)) in Groups.Zip(floors).Index())
                        {
                            var lower = Math.Max(group.LearningRate * factor, floor);
                            if (group.LearningRate - lower <= eps) continue;
                            group.LearningRate = lower;
                            if (verbose) Console.WriteLine($"Epoch {LastEpoch}: reducing learning rate of group {i} to {lower:g4}.");
                        }
                    }

                    private static Func<double, double, bool> Comparison(string mode, string thresholdMode, double threshold) => (mode, thresholdMode) switch
                    {
                        ("min", "rel") => (current, best) => current < best * (1 - threshold),
                        ("min", "abs") => (current, best) => current < best - threshold,
                        ("max", "rel") => (current, best) => current > best * (1 + threshold),
                        ("max", "abs") => (current, best) => current > best + threshold,
                        ("min" or "max", _) => throw new ArgumentException($"threshold mode {thresholdMode} is unknown!"),
                        _ => throw new ArgumentException($"mode {mode} is unknown!"),
                    };
                }
            }

            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                => new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);
        }
    }
}
