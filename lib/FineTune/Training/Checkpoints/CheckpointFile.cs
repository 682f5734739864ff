using System.Text.Json;
using System.Text.Json.Serialization;
using FineTune.Models.Weights;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A checkpoint as it lies on the disk.</summary>
internal sealed class CheckpointFile : IDisposable
{
    private const string StateKey = "checkpoint";

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Dictionary<string, Tensor> tensors;

    private CheckpointFile(string path, CheckpointState state, Dictionary<string, Tensor> tensors) => (Path, State, this.tensors) = (path, state, tensors);

    internal string Path { get; }

    internal CheckpointState State { get; }

    internal static void Write(Checkpoint checkpoint, Trainer trainer, optim.Optimizer optimizer, Position position, Setting setting)
    {
        using var scope = NewDisposeScope();
        using var random = RandomState.Take(optimizer, position.Fit, position.Step);
        var tensors = new Dictionary<string, Tensor>(random.Tensors) { ["optimizer"] = tensor(OptimizerMemory.Of(optimizer)) };
        Add(tensors, "model", trainer.Model.state_dict());
        if (trainer.AverageDecay is not null) Add(tensors, "average", trainer.Average!.Tensors);
        if (trainer.Best is not null) Add(tensors, "best", trainer.Best.Tensors);
        var state = new CheckpointState(CheckpointState.CurrentFormat, position, setting, trainer.History.Epochs, trainer.History.Phases, trainer.Best?.Epoch);
        _ = Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(checkpoint.File))!);
        Safetensors.Write(checkpoint.File, tensors, new Dictionary<string, string> { [StateKey] = JsonSerializer.Serialize(state, Json) });
    }

    internal static CheckpointFile Read(string path)
    {
        try
        {
            if (!Safetensors.ReadMetadata(path).TryGetValue(StateKey, out var json)) throw new CheckpointException($"{path} holds weights, but is no checkpoint.");
            var state = JsonSerializer.Deserialize<CheckpointState>(json, Json);
            if (state?.Format != CheckpointState.CurrentFormat) throw new CheckpointException($"{path} is a checkpoint of format {state?.Format}, and this version reads {CheckpointState.CurrentFormat}: delete it to begin anew.");
            return new CheckpointFile(path, state, Safetensors.Read(path));
        }
        catch (Exception wrong) when (wrong is WeightFileException or JsonException)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read ({wrong.Message.TrimEnd('.')}): delete it to begin anew.", wrong);
        }
    }

    /// <summary>Gives the model its weights, where they fit; before its head is replaced they may not.</summary>
    internal void RestoreWeights(nn.Module model)
    {
        using var copy = Part("model");
        if (copy.Fits(model)) copy.CopyTo(model);
    }

    internal void RequireSame(Setting now)
    {
        var differences = string.Join("; ", State.Setting.DifferencesFrom(now));
        if (differences.Length > 0) throw new CheckpointException($"The checkpoint {Path} is of another training: {differences}. Set it up as it was, or delete the file to begin anew.");
    }

    /// <summary>Puts everything back but the history, which is back already.</summary>
    internal Position Restore(Trainer trainer, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        using var weights = Part("model");
        if (!weights.Fits(trainer.Model)) throw new CheckpointException($"The checkpoint {Path} is of another model: names or shapes of its weights differ.");
        weights.CopyTo(trainer.Model);
        if (trainer.AverageDecay is not null) trainer.Average!.Load(Names("average"));
        if (trainer.Best is not null && State.Best is not null) trainer.Best.Keep(Part("best"), State.Best);
        OptimizerMemory.Restore(optimizer, tensors["optimizer"].data<byte>().ToArray());
        using var random = RandomState.Of(tensors);
        random.Restore();
        return State.Position;
    }

    public void Dispose()
    {
        foreach (var tensor in tensors.Values) tensor.Dispose();
    }

    private static void Add(Dictionary<string, Tensor> all, string part, IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        foreach (var (name, tensor) in tensors) all.Add($"{part}.{name}", tensor.detach());
    }

    private Dictionary<string, Tensor> Names(string part)
        => tensors.Where(entry => entry.Key.StartsWith(part + ".", StringComparison.Ordinal)).ToDictionary(entry => entry.Key[(part.Length + 1)..], entry => entry.Value);

    private WeightCopy Part(string part) => WeightCopy.Of(Names(part));
}
