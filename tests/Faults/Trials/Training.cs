using FineTune.Models.Weights;
using FineTune.Training;
using static TorchSharp.torch;

namespace Faults.Trials;

/// <summary>
/// A training with momentum and dropout that writes itself down at every step. After each end it begins anew; its weights must be, to the
/// bit, those of a training that nobody disturbed.
/// </summary>
internal sealed class Training : Trial
{
    private const int Epochs = 12;
    private const string Refused = "refused";
    private const string Beside = "another training";

    private byte[]? undisturbed;
    private int trainings;
    private int refusals;
    private int parts;

    public override string Title => "training and checkpointing";

    public override TimeSpan Longest => TimeSpan.FromSeconds(3);

    public override string Note => $"{trainings} trainings ended, their weights equal to the bit; {refusals} refused beside another, {parts} unfinished files at most";

    public override void Work(string folder)
    {
        var run = Path.Combine(folder, "run");
        while (true)
        {
            var name = $"{Guid.NewGuid():N}";
            try
            {
                File.WriteAllBytes(Path.Combine(folder, name), Train(run, () => Say("ready")));
            }
            catch (CheckpointException beside) when (beside.Message.Contains(Beside, StringComparison.Ordinal))
            {
                Say($"{Refused} {name}");
                Thread.Sleep(20);
                continue;
            }
            File.Move(Path.Combine(folder, name), Path.Combine(folder, $"ended-{name}"));
            new Checkpoint(run).Delete();
            Say($"ended {name}");
        }
    }

    public override string? Check(string folder, IReadOnlyList<string> done)
    {
        undisturbed ??= Train(null, () => { });
        refusals += done.Count(line => line.StartsWith(Refused, StringComparison.Ordinal));
        if (Directory.Exists(Path.Combine(folder, "run"))) parts = Math.Max(parts, Directory.GetFiles(Path.Combine(folder, "run"), "*.part").Length);
        var ended = Directory.GetFiles(folder, "ended-*");
        foreach (var file in ended)
        {
            var same = File.ReadAllBytes(file).AsSpan().SequenceEqual(undisturbed);
            File.Delete(file);
            trainings++;
            if (!same) return "a training that was killed and resumed ended with other weights";
        }
        var checkpoint = Path.Combine(folder, "run", "checkpoint.safetensors");
        if (!File.Exists(checkpoint)) return null;
        try
        {
            foreach (var tensor in Safetensors.Read(checkpoint).Values) tensor.Dispose();
            return null;
        }
        catch (WeightFileException wrong)
        {
            return wrong.Message;
        }
    }

    // The weights, as bytes. A process that is only starting has nothing to lose: it is ready after its first step.
    private static byte[] Train(string? folder, Action begun)
    {
        var pictures = Directory.CreateTempSubdirectory("pictures-").FullName;
        try
        {
            using var set = Pictures.Make(pictures, 24, 8);
            _ = random.manual_seed(3);
            using var model = nn.Sequential(nn.Flatten(), nn.Linear(3 * 8 * 8, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 3));
            var trainer = new Trainer(model, optim.SGD(model.parameters(), 0.01, momentum: 0.9)) { Verbose = false, Checkpoint = folder is null ? null : new Checkpoint(folder, every: 1) };
            trainer.Progressed += _ => begun();
            if (folder is not null) _ = trainer.Resume();
            _ = trainer.Fit(set.InBatches(4, shuffle: true), null, Epochs);
            return [.. model.parameters().SelectMany(parameter => parameter.detach().bytes.ToArray())];
        }
        finally
        {
            Directory.Delete(pictures, recursive: true);
        }
    }
}
