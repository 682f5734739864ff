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
                /// <summary>One schedule after another, changing at the milestones.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) : base(optimizer, last_epoch + 1, false)
                    {
                        (this.schedulers, this.milestones) = (schedulers.ToArray(), milestones.ToArray());
                        if (this.schedulers.Any(scheduler => scheduler.Optimizer != optimizer)) throw new ArgumentException("The SequentialLR scheduler expects all its sub-schedulers to be bound to the same optimizer.");
                        if (this.milestones.Length != this.schedulers.Length - 1) throw new ArgumentException(
                            $"Received {this.schedulers.Length} schedulers and {this.milestones.Length} milestones. The SequentialLR scheduler expects the number of schedulers to be one more than the number of milestones.");
                        Rewind();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var stage = milestones.Count(milestone => milestone <= LastEpoch);
                        if (stage > 0 && milestones[stage - 1] == LastEpoch) schedulers[stage].step(0);
                        else schedulers[stage].step();
                        return Scaled(1);
                    }

                    // Each schedule made its first step when it was built: all of them are undone, and the first one's made again.
                    private void Rewind()
                    {
                        foreach (var group in Groups) group.LearningRate = group.InitialLearningRate;
                        foreach (var scheduler in schedulers) scheduler.LastEpoch--;
                        schedulers[0].step();
                        lastRates = schedulers[0].get_last_lr().ToList();
                    }
                }
            }

            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1)
                => new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);
        }
    }
}
