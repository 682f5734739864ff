using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of the learning rate: call step() once an epoch, or once a batch where the schedule counts batches.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of each group of an optimiser.</summary>
            public abstract class LRScheduler
            {
                protected int _step_count;

                internal readonly Optimizer Optimizer = null!;
                internal int LastEpoch = -1;

                private protected List<double> baseRates = [];
                private protected List<double> lastRates = [];

                private readonly bool verbose;

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (Optimizer, LastEpoch, this.verbose) = (optimizer, last_epoch, verbose);
                    baseRates = Groups.Select(group => group.InitialLearningRate).ToList();
                    lastRates = Groups.Select(group => group.LearningRate).ToList();
                }

                private protected IEnumerable<ILearningRateController> Groups => Optimizer.ParamGroups;

                public virtual void step() => step(null);

                /// <summary>To the next epoch, or to <paramref name="epoch"/> by the closed form where the schedule has one.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    LastEpoch = epoch ?? LastEpoch + 1;
                    // Once a step: some schedules change the momentum with it.
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    foreach (var (group, rate) in Groups.Zip(rates)) group.LearningRate = rate;
                    if (verbose && !rates.SequenceEqual(lastRates)) Console.WriteLine($"Adjusting learning rate to {string.Join(", ", rates)}");
                    lastRates = rates;
                }

                /// <summary>The measure matters to <see cref="impl.ReduceLROnPlateau"/> alone.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => lastRates;

                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>Each group's present rate, times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Groups.Select(group => group.LearningRate * factor);

                /// <summary>Each group's first rate, times a factor.</summary>
                private protected IEnumerable<double> BaseScaled(double factor) => baseRates.Select(rate => rate * factor);
            }

            /// <summary>The schedules' own classes.</summary>
            public static partial class impl { }
        }
    }
}
