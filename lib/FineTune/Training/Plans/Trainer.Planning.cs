using FineTune.Data;
using FineTune.Freezing;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Training;

public sealed partial class Trainer
{
    private optim.Optimizer? planned;

    /// <summary>
    /// Trains by a plan: for each phase the stages are frozen and unfrozen, an optimiser is made over those that learn, a
    /// group for each, and the epochs go into one history. An interruption ends the plan.
    /// </summary>
    /// <param name="plan">The phases; all are checked before the first begins.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="validation">What is measured after each epoch; null for none.</param>
    /// <param name="cancellation">Stops after the batch that is running, as Ctrl-C does; the model stays usable.</param>
    /// <returns>All epochs so far.</returns>
    /// <exception cref="ArgumentException">A phase names a stage that the model does not have, or nothing learns in it.</exception>
    /// <exception cref="InvalidOperationException">The model is no backbone, so that its stages are not known.</exception>
    /// <exception cref="NonFiniteLossException">The loss is NaN or infinite; the message names the batch's images.</exception>
    public History Fit(TrainingPlan plan, Batches train, Batches? validation = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var backbone = Model as Backbone ?? throw new InvalidOperationException($"A plan speaks of stages, and {Model.GetName()} is no backbone that has any.");
        foreach (var phase in plan.Phases) phase.Require(backbone);
        var own = Schedule;
        try
        {
            foreach (var phase in plan.Phases)
            {
                backbone.FreezeAllBut([.. phase.Learn]);
                planned?.Dispose();
                planned = phase.CreateOptimizer(backbone);
                (Optimizer, Schedule) = (planned, phase.WarmedUp ?? own);
                _ = Fit(train, validation, phase.Epochs, phase.Name, cancellation);
                if (History.Interrupted) break;
            }
        }
        finally
        {
            Schedule = own;
        }
        return History;
    }
}
