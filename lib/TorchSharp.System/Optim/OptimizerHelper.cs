using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimisers share: groups, states, the loop over parameters; weight decay, maximising and missing gradients.</summary>
public abstract partial class OptimizerHelper : optim.Optimizer
{
    protected OptimizerOptions _defaults = new();
    protected OrderedDict<nint, OptimizerState> _state = new();

    public OptimizerHelper() : base(0) { }

    public void to(Device device)
    {
        foreach (var (_, state) in _state) state.to(device);
    }

    /// <summary>Fills the gradients with zeros, as TorchSharp does: they do not become null.</summary>
    public override void zero_grad()
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        var gradients = parameters().Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        if (Together.Pays(gradients)) Together.Zero(gradients);
        else foreach (var gradient in gradients) _ = gradient.zero_();
    }

    public override void add_param_group(ParamGroup param_group)
    {
        if (param_group.Options?.GetType() != _defaults.GetType())
        {
            var options = _defaults.Copy();
            options.LearningRate = param_group.Options?.LearningRate ?? options.LearningRate;
            param_group.Options = options;
        }
        param_group.Options.FillFrom(_defaults);
        base.add_param_group(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            var state = NewState(parameter);
            if (!_state.TryAdd(parameter.Handle, state)) throw new ArgumentException("A parameter stands in more than one group.");
            state.Initialize(param_group.Options);
        }
    }

    /// <summary>Runs the closure with gradients, then <paramref name="body"/> without on each group.</summary>
    protected Tensor? _step<T>(Action<T> body, Func<Tensor>? loss_closure = null) where T : ParamGroup
    {
        Tensor? loss = null;
        if (loss_closure is not null)
        {
            using var recording = enable_grad();
            loss = loss_closure();
        }
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        foreach (var group in _parameter_groups) body((T)group);
        return loss;
    }

    private protected abstract OptimizerState NewState(Parameter parameter);

    private protected T StateOf<T>(Parameter parameter) where T : OptimizerState => (T)_state[parameter.Handle];

    /// <summary>The end of every constructor.</summary>
    private protected void Start(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        defaults.InitialLearningRate = defaults.LearningRate!.Value;
        _defaults = defaults;
        foreach (var group in groups) add_param_group(group);
    }

    /// <summary>Updates every parameter that has a gradient by where the gradient, the decay and the sign say to go.</summary>
    /// <param name="update">Of one parameter.</param>
    /// <param name="closure">Evaluates the loss; null for not.</param>
    /// <param name="together">Of many at once, where that is faster; null for one after the other everywhere.</param>
    private protected Tensor? Each<TOptions, TState>(Action<Parameter, Tensor, TOptions, TState> update, Func<Tensor>? closure, Action<Tensor[], Tensor[], TOptions, TState[]>? together = null)
        where TOptions : OptimizerOptions
        where TState : OptimizerState
        => _step<ParamGroup>(group =>
        {
            if (together is not null && Learning(group) is { } learning)
            {
                together(learning.Parameters, Directions(learning.Parameters, learning.Gradients, group.Options), (TOptions)group.Options, [.. learning.Parameters.Select(parameter => StateOf<TState>((Parameter)parameter))]);
                return;
            }
            foreach (var parameter in group.Parameters)
            {
                // One scope a parameter: the temporaries of a whole network would be a second network.
                using var scope = NewDisposeScope();
                if (parameter.grad is not { } gradient) continue;
                update(parameter, Direction(parameter, gradient, group.Options), (TOptions)group.Options, StateOf<TState>(parameter));
            }
        }, closure);

    private protected static void Require(bool right, string what, double value)
    {
        if (!right) throw new ArgumentException($"Invalid {what}: {value}");
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

    /// <summary>The parameters that have a gradient, and it, where it pays to update them together; else null.</summary>
    private static (Tensor[] Parameters, Tensor[] Gradients)? Learning(ParamGroup group)
    {
        // Gradients are asked for on a GPU only: each that is asked for is held until the step ends.
        if (!Together.Pays([.. group.Parameters])) return null;
        var pairs = group.Parameters.Select(parameter => (Parameter: (Tensor)parameter, Gradient: parameter.grad)).Where(pair => pair.Gradient is not null).ToArray();
        Tensor[] gradients = [.. pairs.Select(pair => pair.Gradient!)];
        return Together.Pays(gradients) ? ([.. pairs.Select(pair => pair.Parameter)], gradients) : null;
    }

    private static Tensor[] Directions(Tensor[] parameters, Tensor[] gradients, OptimizerOptions options)
    {
        var uphill = options.Maximizes ? Together.Negated(gradients) : gradients;
        return options.Decay == 0 ? uphill : Together.Sum(uphill, parameters, options.Decay);
    }

    private static Tensor Direction(Parameter parameter, Tensor gradient, OptimizerOptions options)
    {
        var uphill = options.Maximizes ? gradient.neg() : gradient;
        return options.Decay == 0 ? uphill : uphill.add(parameter, options.Decay);
    }
}
