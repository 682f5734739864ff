using System.Text.Json;
using static TorchSharp.torch;

namespace EngineTests.Operators;

/// <summary>The tensors of one case by name, made when they are first asked for and the same from then on.</summary>
internal sealed class Inputs(JsonElement described, bool learning = false)
{
    private readonly Dictionary<string, Tensor> made = [];

    internal Tensor this[string name]
    {
        get
        {
            if (made.TryGetValue(name, out var known)) return known;
            var fresh = Described.Tensor(described.GetProperty(name));
            // A tensor that was turned is no leaf of a graph yet.
            return made[name] = learning && fresh.is_floating_point() ? fresh.detach().requires_grad_() : fresh;
        }
    }
}
