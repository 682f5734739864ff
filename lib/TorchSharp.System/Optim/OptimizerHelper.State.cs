using System;
using System.IO;
using System.Linq;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>The kinds of value in a saved state.</summary>
    protected enum TypeCode
    {
        Double = 0,
        Long = 1,
        Tensor = 2,
        Options = 3,
        State = 4,
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>TorchSharp's own format: the kind of optimiser, the numbers of groups and states (LEB128), the options, the states.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var saved = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(saved.Options.Count);
        writer.Write7BitEncodedInt64(saved.State.Count);
        foreach (var options in saved.Options) options.SaveStateDict(writer);
        foreach (var state in saved.State) state.SaveStateDict(writer);
    }

    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name) throw new InvalidDataException($"Mismatched optimizer type: expected '{GetType().Name}', but found '{kind}' in the loaded stream.");
        var own = state_dict();
        RequireSameSize(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        foreach (var options in own.Options) options.LoadStateDict(reader);
        foreach (var state in own.State) state.LoadStateDict(reader);
    }

    public virtual StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            dictionary.StateIndexRef.Add(Enumerable.Range(dictionary.State.Count, group.Parameters.Count()).ToList());
            dictionary.State.AddRange(group.Parameters.Select(StateOf<OptimizerState>));
        }
        return dictionary;
    }

    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        RequireSameSize(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (options, given) in own.Options.Zip(state_dict.Options)) options.LoadStateDict(given);
        foreach (var (state, given) in own.State.Zip(state_dict.State)) state.LoadStateDict(given);
    }

    private static void RequireSameSize(StateDictionary own, long groups, long states)
    {
        if (groups == own.Options.Count && states == own.State.Count) return;
        throw new ArgumentException(
            $"The saved optimizer has {groups} groups and {states} parameters, this one {own.Options.Count} and {own.State.Count}: build it over the same parameters in the same order.");
    }
}
