using System.Runtime.InteropServices;
using FineTune.Evaluation;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>A training in a process of its own that gets a real Ctrl-C in the middle of its fourth epoch.</summary>
internal static class InterruptedTraining
{
    internal const string Word = "interrupt", Ready = "ready";

    /// <summary>Says when it is ready for the signal, and at the end what became of the training, a line each.</summary>
    internal static int Run()
    {
        using var set = Drawings.Make(10, 8);
        using var model = new ChannelMeans();
        using var arrived = new ManualResetEventSlim();
        using var seen = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            arrived.Set();
        });
        // Learns for two steps, then the rate is turned round and it unlearns.
        var trainer = new Trainer(model, optim.SGD(model.parameters(), 1)) { Verbose = false, KeepBest = true, LearningRate = step => step < 2 ? 1 : -2 };
        var last = (Epoch: 0, Batch: 0);
        trainer.Progressed += progress =>
        {
            last = (progress.Epoch, progress.Batch);
            if (last != (4, 2)) return;
            Console.WriteLine(Ready);
            // The trainer hears of it in the same moment, but on another thread.
            if (arrived.Wait(TimeSpan.FromSeconds(30))) Thread.Sleep(300);
        };
        var history = trainer.Fit(set.InBatches(4), set.InBatches(10), 9);
        var stopped = $"{history.Interrupted} {last.Epoch} {last.Batch} {history.Epochs.Count} {history.Best().Epoch}";
        var measured = Measurement.Of(model, set.InBatches(10)).Loss;
        trainer.LearningRate = _ => 0.1;
        var further = trainer.Fit(set.InBatches(4), set.InBatches(10), 1);
        Console.WriteLine(stopped);
        Console.WriteLine(Math.Abs(measured - history.Epochs[0].ValidationLoss) < 1e-9);
        Console.WriteLine($"{further.Interrupted} {further.Epochs.Count}");
        return 0;
    }
}
