using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>
/// A module whose parts can be exchanged under their names: a head, an activation, a norm. TorchSharp's own models and its Sequential
/// cannot do this.
/// </summary>
public abstract class Composite : nn.Module<Tensor, Tensor>
{
    /// <summary>Names the module.</summary>
    /// <param name="name">The type as it is shown.</param>
    protected Composite(string name) : base(name)
    {
    }

    /// <summary>The part of that name.</summary>
    /// <param name="part">A name without dots, for example "conv1".</param>
    /// <exception cref="ArgumentException">There is no such part; the message lists those that are.</exception>
    public nn.Module<Tensor, Tensor> this[string part]
        => _internal_submodules.TryGetValue(part, out var module) ? (nn.Module<Tensor, Tensor>)module : throw new ArgumentException(
            $"{GetName()} has no part '{part}': it has {string.Join(", ", _internal_submodules.Keys)}.", nameof(part));

    /// <summary>Whether there is a part of that name.</summary>
    /// <param name="part">A name without dots.</param>
    public bool Has(string part) => _internal_submodules.ContainsKey(part);

    /// <summary>Puts another module where the part of that name was; what was there is disposed.</summary>
    /// <param name="part">The part's name; a dotted name, such as "layer1.0.bn2", reaches into the parts.</param>
    /// <param name="module">What takes its place, on the same device.</param>
    /// <exception cref="ArgumentException">There is no such part, or a part on the way is no composite.</exception>
    public void Exchange(string part, nn.Module<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(module);
        if (part.IndexOf('.', StringComparison.Ordinal) is var dot and > 0)
        {
            var inner = this[part[..dot]] as Composite ?? throw new ArgumentException($"'{part[..dot]}' is a {this[part[..dot]].GetType().Name}: its parts cannot be exchanged.", nameof(part));
            inner.Exchange(part[(dot + 1)..], module);
            return;
        }
        var before = this[part];
        if (ReferenceEquals(before, module)) return;
        Put(part, module);
        before.Dispose();
    }

    /// <summary>Adds a part after the others.</summary>
    /// <param name="part">Its name, without dots.</param>
    /// <param name="module">The part.</param>
    protected void Add(string part, nn.Module<Tensor, Tensor> module) => register_module(part, module);

    /// <summary>Sends a tensor through parts, one after the other, and disposes what lies between them.</summary>
    /// <param name="input">What the first part is given; it is not disposed.</param>
    /// <param name="parts">The parts' names.</param>
    /// <returns>What the last part gives; never the input itself.</returns>
    protected internal Tensor Through(Tensor input, params ReadOnlySpan<string> parts)
    {
        ArgumentNullException.ThrowIfNull(input);
        var x = input;
        foreach (var part in parts)
        {
            var y = this[part].call(x);
            // What an in-place step gives back is its input.
            if (!ReferenceEquals(x, y) && !ReferenceEquals(x, input)) x.Dispose();
            x = y;
        }
        return ReferenceEquals(x, input) ? input.alias() : x;
    }

    /// <summary>Takes a part out; the caller owns it then.</summary>
    /// <param name="part">The part's name.</param>
    protected internal void Take(string part) => _ = _internal_submodules.Remove(part);

    /// <summary>Puts a part in its place, or before another one, in the order in which parts are listed.</summary>
    /// <param name="part">The new part's name; what stood there is not disposed.</param>
    /// <param name="module">The part.</param>
    /// <param name="before">Where there was none: the part before which it is listed.</param>
    protected internal void Put(string part, nn.Module<Tensor, Tensor> module, string? before = null)
    {
        var names = _internal_submodules.Keys.ToList();
        var place = names.IndexOf(Has(part) ? part : before ?? "");
        var following = place < 0 ? [] : names.Skip(place).Where(name => name != part).ToArray();
        Take(part);
        register_module(part, module);
        foreach (var name in following)
        {
            var moved = _internal_submodules[name];
            Take(name);
            _internal_submodules.Add(name, moved);
        }
    }
}
