using FineTune.Freezing;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>The register of optimisers, TorchSharp's and our own, under the names that the field uses.</summary>
public static class Optimizers
{
    private delegate optim.Optimizer Maker(ParameterGroups groups, double rate, double momentum, double decay);

    private static readonly Dictionary<string, Maker> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = (groups, rate, momentum, decay) => optim.SGD((IEnumerable<SGD.ParamGroup>)groups, rate, momentum, weight_decay: decay),
        ["nesterov"] = (groups, rate, momentum, decay) => optim.SGD((IEnumerable<SGD.ParamGroup>)groups, rate, momentum, weight_decay: decay, nesterov: true),
        ["adam"] = (groups, rate, _, decay) => optim.Adam((IEnumerable<Adam.ParamGroup>)groups, rate, weight_decay: decay),
        ["adamw"] = (groups, rate, _, decay) => optim.AdamW((IEnumerable<AdamW.ParamGroup>)groups, rate, weight_decay: decay),
        ["adagrad"] = (groups, rate, _, decay) => optim.Adagrad((IEnumerable<Adagrad.ParamGroup>)groups, rate, weight_decay: decay),
        ["adadelta"] = (groups, rate, _, decay) => optim.Adadelta((IEnumerable<Adadelta.ParamGroup>)groups, rate, weight_decay: decay),
        ["nadam"] = (groups, rate, _, decay) => optim.NAdam((IEnumerable<NAdam.ParamGroup>)groups, rate, weight_decay: decay),
        ["adamax"] = (groups, rate, _, decay) => optim.Adamax((IEnumerable<Adamax.ParamGroup>)groups, rate, weight_decay: decay),
        ["rmsprop"] = (groups, rate, _, decay) => optim.RMSProp((IEnumerable<RMSProp.ParamGroup>)groups, rate, weight_decay: decay),
        ["gd"] = (groups, rate, _, decay) => new GradientDescent((IEnumerable<SGD.ParamGroup>)groups, rate, decay),
        ["cg"] = (groups, rate, _, decay) => new ConjugateGradient(OneLine("cg", groups, decay), rate),
        ["lbfgs"] = (groups, rate, _, decay) => optim.LBFGS(OneLine("lbfgs", groups, decay), rate),
    };

    /// <summary>The names that <c>Create</c> knows.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>
    /// An optimiser over parameters that share a rate: "sgd", "nesterov", "adam", "adamw", "adagrad", "adadelta", "nadam",
    /// "adamax", "rmsprop", which take a step for each batch, or "gd" (gradient descent), "cg" (conjugate gradient) and
    /// "lbfgs", which take a step for each epoch, over the whole of it.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="parameters">What it changes; frozen parameters are left out.</param>
    /// <param name="rate">The learning rate; for "cg" the length of the very first trial step.</param>
    /// <param name="momentum">For "sgd" and "nesterov"; the others have none.</param>
    /// <param name="weightDecay">L2 penalty (decoupled in "adamw"); "cg" and "lbfgs" have none.</param>
    /// <exception cref="ArgumentException">The name is not known, or every parameter is frozen.</exception>
    public static optim.Optimizer Create(string name, IEnumerable<Parameter> parameters, double rate, double momentum = 0.9, double weightDecay = 0)
    {
        Parameter[] learning = [.. parameters.Where(parameter => parameter.requires_grad)];
        if (learning.Length == 0) throw new ArgumentException("Every parameter is frozen: unfreeze what should learn first.", nameof(parameters));
        return Create(name, new ParameterGroups([new ParameterGroup("all", learning, null, Decays: true)]), rate, momentum, weightDecay);
    }

    /// <summary>As the other, over groups with rates of their own: <c>Optimizers.Create("sgd", model.ParameterGroups(("layer4", 1e-4), ("head", 1e-3)), 1e-3)</c>.</summary>
    /// <param name="name">One of <see cref="Names"/>; "cg" and "lbfgs" move along one line and take one rate only.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="rate">The rate of groups without one.</param>
    /// <param name="momentum">For "sgd" and "nesterov", in every group.</param>
    /// <param name="weightDecay">Of the groups that decay.</param>
    /// <exception cref="ArgumentException">The name is not known, or the optimiser takes no groups.</exception>
    public static optim.Optimizer Create(string name, ParameterGroups groups, double rate, double momentum = 0.9, double weightDecay = 0)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (!Known.TryGetValue(name, out var make)) throw new ArgumentException($"There is no optimiser '{name}': {string.Join(", ", Names)} are known.", nameof(name));
        return make(groups, rate, momentum, weightDecay);
    }

    private static IEnumerable<Parameter> OneLine(string name, ParameterGroups groups, double decay)
    {
        if (decay != 0 || groups.Groups.Any(group => group.LearningRate != groups.Groups[0].LearningRate))
            throw new ArgumentException($"'{name}' moves all parameters along one line: it takes one rate and no weight decay.", nameof(groups));
        return groups.Groups.SelectMany(group => group.Parameters);
    }
}
