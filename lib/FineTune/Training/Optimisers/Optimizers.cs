using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Training;

/// <summary>The register of optimisers, TorchSharp's and our own, under the names that the field uses.</summary>
public static class Optimizers
{
    private static readonly Dictionary<string, Func<IReadOnlyList<RateGroup>, double, optim.Optimizer>> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sgd"] = (groups, momentum) => Sgd(groups, momentum, false),
        ["nesterov"] = (groups, momentum) => Sgd(groups, momentum, true),
        ["adam"] = (groups, _) => optim.Adam(Of(groups, group => new Adam.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["adamw"] = (groups, _) => optim.AdamW(Of(groups, group => new AdamW.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["adagrad"] = (groups, _) => optim.Adagrad(Of(groups, group => new Adagrad.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["adadelta"] = (groups, _) => optim.Adadelta(Of(groups, group => new Adadelta.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["nadam"] = (groups, _) => optim.NAdam(Of(groups, group => new NAdam.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["adamax"] = (groups, _) => optim.Adamax(Of(groups, group => new Adamax.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["rmsprop"] = (groups, _) => optim.RMSProp(Of(groups, group => new RMSProp.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["gd"] = (groups, _) => new GradientDescent(Of(groups, group => new SGD.ParamGroup(group.Parameters, group.Rate, weight_decay: group.WeightDecay)), groups[0].Rate),
        ["cg"] = (groups, _) => new ConjugateGradient(OneLine("cg", groups), groups[0].Rate),
        ["lbfgs"] = (groups, _) => optim.LBFGS(OneLine("lbfgs", groups), groups[0].Rate),
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
    /// <exception cref="ArgumentException">The name is not known, or nothing is left to change.</exception>
    public static optim.Optimizer Create(string name, IEnumerable<Parameter> parameters, double rate, double momentum = 0.9, double weightDecay = 0)
        => Create(name, [new RateGroup([.. parameters], rate, weightDecay)], momentum);

    /// <summary>As the other, over groups of parameters with a rate each.</summary>
    /// <param name="name">One of <see cref="Names"/>; "cg" and "lbfgs" move along one line and take one rate only.</param>
    /// <param name="groups">The groups; frozen parameters are left out, and so are groups of nothing else.</param>
    /// <param name="momentum">For "sgd" and "nesterov".</param>
    /// <exception cref="ArgumentException">The name is not known, or nothing is left to change.</exception>
    public static optim.Optimizer Create(string name, IReadOnlyList<RateGroup> groups, double momentum = 0.9)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (!Known.TryGetValue(name, out var create)) throw new ArgumentException($"There is no optimiser '{name}': {string.Join(", ", Names)} are known.", nameof(name));
        var learning = groups.Select(group => group with { Parameters = [.. group.Parameters.Where(parameter => parameter.requires_grad)] }).Where(group => group.Parameters.Count > 0).ToArray();
        if (learning.Length == 0) throw new ArgumentException("Every parameter is frozen: unfreeze what should learn first.", nameof(groups));
        return create(learning, momentum);
    }

    private static SGD Sgd(IReadOnlyList<RateGroup> groups, double momentum, bool nesterov)
        => optim.SGD(Of(groups, group => new SGD.ParamGroup(group.Parameters, group.Rate, momentum, weight_decay: group.WeightDecay, nesterov: nesterov)), groups[0].Rate);

    private static TGroup[] Of<TGroup>(IReadOnlyList<RateGroup> groups, Func<RateGroup, TGroup> create) => [.. groups.Select(create)];

    private static IEnumerable<Parameter> OneLine(string name, IReadOnlyList<RateGroup> groups)
    {
        if (groups.Any(group => group.Rate != groups[0].Rate || group.WeightDecay != 0))
            throw new ArgumentException($"'{name}' moves all parameters along one line: it takes one rate and no weight decay.", nameof(groups));
        return groups.SelectMany(group => group.Parameters);
    }
}
