using FineTune.Data;
using FineTune.Training;
using static TorchSharp.torch;

namespace FineTune.Tests.Training;

/// <summary>A training that runs in a process of its own, to be killed and started again: the Main of this assembly.</summary>
internal static class KilledTraining
{
    private const string Word = "train";

    internal static string[] Arguments(string folder, string result) => [Word, folder, result];

    /// <summary>Trains to the end, from the checkpoint where there is one; says each batch; writes all weights as numbers.</summary>
    private static int Main(string[] arguments)
    {
        if (arguments is [InterruptedTraining.Word]) return InterruptedTraining.Run();
        if (arguments is not [Word, var folder, var result]) return 1;
        _ = manual_seed(1);
        using var set = Drawings.Make(12, 8);
        using var model = Small.Network();
        var trainer = new Trainer(model, Optimizers.Create("sgd", model.parameters(), 0.05))
        {
            Verbose = false,
            Checkpoint = new Checkpoint(folder, every: 1),
            AverageDecay = 0.9,
            KeepBest = true,
        };
        trainer.Progressed += progress => Console.WriteLine($"{progress.Epoch} {progress.Batch}");
        _ = trainer.Resume();
        var train = set.InBatches(4, shuffle: true, seed: 3, Augmentation.Article);
        _ = trainer.Fit(train, set.InBatches(6), 12, "first");
        trainer.Optimizer = Optimizers.Create("adam", model.parameters(), 0.005);
        _ = trainer.Fit(train, set.InBatches(6), 12, "second");
        var weights = Small.Weights(model).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key} {string.Join(' ', entry.Value.Select(value => value.ToString("R")))}");
        File.WriteAllLines(result, [.. weights, .. trainer.History.Epochs.Select(epoch => $"{epoch with { Seconds = 0 }}")]);
        return 0;
    }
}
