using System.Diagnostics;
using FineTune.Data;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>One call of <see cref="Trainer.Fit(Data.Batches, Data.Batches?, int, string?, CancellationToken)"/>: where it stands, epoch by epoch.</summary>
internal sealed class FitRun
{
    private readonly Trainer trainer;
    private readonly optim.Optimizer optimizer;
    private readonly Route route;
    private readonly EpochSource train;
    private readonly TrainingLoop loop;
    private readonly ProgressDisplay display;
    private readonly string? phase;
    private readonly Stopwatch clock = new();
    private readonly Pace pace;
    private readonly int number;
    private readonly int epochs;
    private readonly bool whole;
    private double earlier;
    private int firstEpoch;
    private int done;
    private int batch;
    private Averages averages = new();
    private IReadOnlyList<string> names = [];
    private string expected = "";

    internal FitRun(Trainer trainer, optim.Optimizer optimizer, Route route, int epochs, int number, string? phase, ProgressDisplay display)
    {
        (this.trainer, this.optimizer, this.route, this.epochs, this.number, this.phase, this.display) = (trainer, optimizer, route, epochs, number, phase, display);
        train = route.Train;
        pace = new Pace(epochs, train.Batches, train.Examples);
        whole = WholeEpochStep<NumberedBatch>.IsNeededBy(optimizer);
        ArgumentOutOfRangeException.ThrowIfLessThan(trainer.Accumulate, 1, nameof(trainer.Accumulate));
        loop = new TrainingLoop(optimizer)
        {
            Times = trainer.Times,
            Workers = trainer.Workers,
            LearningRate = trainer.LearningRate,
            Multiplier = trainer.Schedule is null && trainer.Plateau is null ? null : Multiplier,
            Clipping = trainer.Clipping,
            Accumulate = trainer.Accumulate,
            Penalty = trainer.Penalty,
            Stepped = trainer.AverageDecay is null ? null : trainer.Average!.Update,
        };
    }

    internal required CancellationToken Cancellation { get; init; }

    private History History => trainer.History;

    private long StepsInEpoch => whole ? 1 : (train.Batches + trainer.Accumulate - 1) / trainer.Accumulate;

    private IEnumerable<EpochRecord> OwnEpochs => History.Epochs.Skip(firstEpoch);

    internal void Run(CheckpointFile? resumed)
    {
        History.Interrupted = History.StoppedEarly = false;
        firstEpoch = History.Epochs.Count;
        if (resumed is not null) Restore(resumed);
        else if (phase is not null) History.Begin(phase);
        try
        {
            while (done < epochs && !History.Interrupted && !StopsEarly()) Epoch();
            if (History.Interrupted) display.Note(ProgressText.Interrupted);
            if (!History.Interrupted || loop.Steps > 0) Save();
        }
        finally
        {
            loop.ResetRates();
            display.End(OwnEpochs.ToArray(), train.Examples);
        }
    }

    private void Epoch()
    {
        clock.Restart();
        pace.Begin(averages.Count);
        trainer.Model.train();
        var batches = train.From(History.Epochs.Count, batch, RequireSameOrder);
        averages = whole
            ? new WholeEpochStep<NumberedBatch>(loop, optimizer, Forward).Run(batches, Report)
            : loop.Continue(batches, Forward, Report, averages, Cancellation);
        if (whole) batch = train.Batches;
        History.Interrupted = Cancellation.IsCancellationRequested;
        if (trainer.Workers is { } workers && batch == train.Batches) averages = SharedTraining.Join(workers, averages);
        if (batch < train.Batches) return;
        EndEpoch();
    }

    private void EndEpoch()
    {
        using (trainer.AverageDecay is null ? null : trainer.Average!.Applied())
        {
            var begin = Stopwatch.GetTimestamp();
            var measured = route.Measure();
            trainer.Times.AddMeasurement(begin);
            History.Add(new EpochRecord(History.Epochs.Count + 1, averages.Loss, averages.Accuracy, measured?.Loss ?? double.NaN, measured?.Accuracy ?? double.NaN, earlier + clock.Elapsed.TotalSeconds));
            trainer.Best?.Consider(trainer.Model, History.Last);
        }
        (done, batch, averages, earlier) = (done + 1, 0, new Averages(), 0);
        display.Epoch(done, epochs, History.Last, train.Examples);
        if (done < epochs && !History.Interrupted && trainer.Checkpoint?.AtEpochs == true) Save();
    }

    private Outcome Forward(NumberedBatch numbered)
    {
        names = numbered.Batch.Names;
        // Of a batch that is smaller than there are workers, some have nothing.
        if (names.Count == 0) return new Outcome(zeros(1, requires_grad: true), 0, 0);
        return trainer.Forward(numbered, route.Network);
    }

    private void Report(StepReport report)
    {
        if (!whole) batch++;
        averages = report.Averages;
        var progress = pace.At(phase ?? "", done + 1, whole ? 0 : batch, averages);
        trainer.Report(progress);
        display.Step(progress);
        if (report.Stepped && batch < train.Batches && trainer.Checkpoint?.IsDue(report.Step) == true) Save();
    }

    private double Multiplier(long step)
        => (trainer.Schedule?.At(step, StepsInEpoch * epochs) ?? 1) * (trainer.Plateau?.Multiplier(OwnEpochs.Select(epoch => double.IsNaN(epoch.ValidationLoss) ? epoch.TrainLoss : epoch.ValidationLoss)) ?? 1);

    private bool StopsEarly() => History.StoppedEarly = trainer.EarlyStopping?.StopsAfter(OwnEpochs, trainer.BestBy) == true;

    private void Save()
    {
        if (trainer.Checkpoint is not { } checkpoint) return;
        var position = new Position(number, done, batch, loop.Steps, averages.LossSum, averages.Correct, averages.Count, earlier + clock.Elapsed.TotalSeconds, firstEpoch, Hash(names));
        CheckpointFile.Write(checkpoint, trainer, optimizer, position, Setting());
    }

    private Setting Setting() => new(optimizer.GetType().Name, route.Name, epochs, train.Batches, train.Examples, [.. trainer.Model.named_parameters().Where(entry => entry.parameter.requires_grad).Select(entry => entry.name)]);

    private void Restore(CheckpointFile file)
    {
        file.RequireSame(Setting());
        var position = file.Restore(trainer, optimizer);
        loop.Steps = position.Step;
        (done, batch, firstEpoch, earlier) = (position.Epoch, position.Batch, position.FirstEpoch, position.Seconds);
        expected = position.Last;
        averages = Averages.Of(position.LossSum, position.Correct, position.Count);
        display.Resumed(file.Path, done, batch);
    }

    private void RequireSameOrder(Data.Batch last)
    {
        if (Hash(last.Names) != expected) throw new CheckpointException("The batches come in another order than before the training was stopped: give them the seed, the size and the images that they had, or delete the checkpoint to begin anew.");
    }

    private static string Hash(IEnumerable<string> names) => $"{ContentHash.Of(string.Join('\n', names))}";
}
