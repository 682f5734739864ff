using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, states, their files.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = new();
    protected OrderedDict<nint, OptimizerState> _state = new();

    public OptimizerHelper() : base(0) { }

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

    public void save_state_dict(BinaryWriter writer)
    {
        writer.Write(_parameter_groups.Count);
        writer.Write(_state.Count);
        foreach (var group in _parameter_groups) group.Options.SaveStateDict(writer);
        foreach (var (_, state) in _state) state.SaveStateDict(writer);
    }

    public void load_state_dict(BinaryReader reader)
    {
        int groups = reader.ReadInt32(), states = reader.ReadInt32();
        if (groups != _parameter_groups.Count || states != _state.Count) throw new ArgumentException(
            $"The saved optimiser has {groups} groups and {states} parameters, this one {_parameter_groups.Count} and {_state.Count}: build it over the same parameters in the same order.");
        foreach (var group in _parameter_groups) group.Options.LoadStateDict(reader);
        foreach (var (_, state) in _state) state.LoadStateDict(reader);
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
        var parameters = this.parameters().ToList();
        if (state_dict.Options.Count != _parameter_groups.Count || state_dict.State.Count != parameters.Count)
            throw new ArgumentException("The state dictionary was taken from an optimiser over other groups of parameters.");
        for (var i = 0; i < _parameter_groups.Count; i++) _parameter_groups[i].Options.LoadStateDict(state_dict.Options[i]);
        for (var i = 0; i < parameters.Count; i++) StateOf<OptimizerState>(parameters[i]).LoadStateDict(state_dict.State[i]);
    }

    public void to(Device device)
    {
        foreach (var (_, state) in _state) state.to(device);
    }

    public override void zero_grad() => base.zero_grad();

    public override IEnumerable<Parameter> parameters() => base.parameters();

    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Options.InitialLearningRate = param_group.Options.LearningRate ?? _defaults.LearningRate!.Value;
        param_group.Options.LearningRate ??= _defaults.LearningRate;
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            if (!_state.TryAdd(parameter.Handle, state)) throw new ArgumentException("A parameter stands in more than one group.");
            state.Initialize(param_group.Options);
        }
    }

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected T StateOf<T>(Parameter parameter) where T : OptimizerState => (T)_state[parameter.Handle];

    /// <summary>Runs the closure with gradients, then <paramref name="body"/> without on each group.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        var loss = loss_closure?.Invoke();
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var (_, state) in _state) (state as IDisposable)?.Dispose();
            _state.clear();
        }
        base.Dispose(disposing);
    }
}
