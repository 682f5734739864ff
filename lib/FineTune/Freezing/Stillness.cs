using System.Security.Cryptography;
using FineTune.Data;
using FineTune.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Freezing;

/// <summary>
/// The proof that what is frozen was not touched. Before training <c>var still = Stillness.Of(model);</c>, after it
/// <c>still.Check()</c>: every frozen parameter, and every buffer of a module whose parameters are frozen, bit for bit the same.
/// </summary>
public sealed class Stillness
{
    private readonly nn.Module model;
    private readonly Dictionary<string, (string Kind, ContentHash Hash)> before;

    private Stillness(nn.Module model, Dictionary<string, (string, ContentHash)> before) => (this.model, this.before) = (model, before);

    /// <summary>Takes the SHA-256 of everything that is frozen now; no copy of it is kept.</summary>
    /// <param name="model">Any module.</param>
    public static Stillness Of(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return new Stillness(model, Frozen(model).ToDictionary(entry => entry.Name, entry => (entry.Kind, Hash(entry.Name, entry.Value))));
    }

    /// <summary>Compares what was frozen with what it is now.</summary>
    /// <returns>A report that shows itself: one line where nothing moved, else a table of what did.</returns>
    public StillnessReport Check() => Check(model);

    /// <summary>Compares what was frozen with what it is in another model of the same names: one that was resumed from a checkpoint.</summary>
    /// <param name="other">The model to look at.</param>
    public StillnessReport Check(nn.Module other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var now = All(other).ToDictionary(entry => entry.Name);
        var moved = new List<MovedTensor>();
        foreach (var (name, (kind, hash)) in before)
        {
            if (!now.TryGetValue(name, out var entry)) moved.Add(new MovedTensor(name, kind, "is not there any more"));
            else if (Hash(name, entry.Value) != hash) moved.Add(new MovedTensor(name, kind, entry.Value.requires_grad ? "changed; it learns now" : "changed"));
        }
        return new StillnessReport(before.Values.Count(entry => entry.Kind == "parameter"), before.Values.Count(entry => entry.Kind == "buffer"), moved);
    }

    private static IEnumerable<(string Name, string Kind, Tensor Value)> All(nn.Module model) =>
    [
        .. model.named_parameters().Select(entry => (entry.name, "parameter", (Tensor)entry.parameter)),
        .. model.named_buffers().Select(entry => (entry.name, "buffer", entry.buffer)),
    ];

    private static IEnumerable<(string Name, string Kind, Tensor Value)> Frozen(nn.Module model)
    {
        var parameters = model.named_parameters().ToList();
        return All(model).Where(entry => entry.Kind == "parameter" ? !entry.Value.requires_grad : IsFrozen(entry.Name, parameters));
    }

    // A buffer belongs to the nearest module around it that has parameters.
    private static bool IsFrozen(string buffer, List<(string Name, Parameter Parameter)> parameters)
    {
        for (var dot = buffer.LastIndexOf('.'); ; dot = buffer.LastIndexOf('.', dot - 1))
        {
            var prefix = dot < 0 ? "" : buffer[..(dot + 1)];
            var around = parameters.Where(entry => entry.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            if (around.Count > 0 || dot <= 0) return around.TrueForAll(entry => !entry.Parameter.requires_grad);
        }
    }

    private static ContentHash Hash(string name, Tensor value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        TensorHash.Append(hash, name, value);
        return ContentHash.Read(hash.GetHashAndReset());
    }
}
