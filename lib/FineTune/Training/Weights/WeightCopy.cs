using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>A copy of all that a model's state dict holds, apart from the model.</summary>
internal sealed class WeightCopy : IDisposable
{
    private WeightCopy(Dictionary<string, Tensor> tensors) => Tensors = tensors;

    /// <summary>The tensors by their names in the state dict; of every device and dtype as they were.</summary>
    internal IReadOnlyDictionary<string, Tensor> Tensors { get; }

    internal static WeightCopy Of(nn.Module model) => Of(model.state_dict());

    internal static WeightCopy Of(IEnumerable<KeyValuePair<string, Tensor>> tensors)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        return new WeightCopy(tensors.ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone().DetachFromDisposeScope()));
    }

    internal bool Fits(nn.Module model)
    {
        var own = model.state_dict();
        return own.Count == Tensors.Count && own.All(entry => Tensors.TryGetValue(entry.Key, out var tensor) && tensor.shape.AsSpan().SequenceEqual(entry.Value.shape));
    }

    internal void CopyTo(nn.Module model)
    {
        using var frozen = no_grad();
        foreach (var (name, own) in model.state_dict()) _ = own.copy_(Tensors[name]);
    }

    public void Dispose()
    {
        foreach (var tensor in Tensors.Values) tensor.Dispose();
    }
}
