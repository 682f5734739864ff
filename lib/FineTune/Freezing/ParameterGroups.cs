using System.Collections;
using FineTune.Charts;
using FineTune.Charts.Display;
using TorchSharp.Modules;

namespace FineTune.Freezing;

/// <summary>
/// Parameter groups as TorchSharp's optimisers take them, whichever it is: <c>torch.optim.AdamW(groups, lr)</c>,
/// <c>torch.optim.SGD(groups, lr, momentum: 0.9, weight_decay: 1e-4)</c>. What a group leaves open comes from the optimiser's arguments.
/// It shows itself as a table.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class ParameterGroups : IHtmlView,
    IEnumerable<SGD.ParamGroup>, IEnumerable<Adam.ParamGroup>, IEnumerable<AdamW.ParamGroup>, IEnumerable<Adamax.ParamGroup>, IEnumerable<NAdam.ParamGroup>,
    IEnumerable<RAdam.ParamGroup>, IEnumerable<Adagrad.ParamGroup>, IEnumerable<Adadelta.ParamGroup>, IEnumerable<RMSProp.ParamGroup>
{
    internal ParameterGroups(IReadOnlyList<ParameterGroup> groups) => Groups = groups;

    /// <summary>The groups, from the pixels to the head.</summary>
    public IReadOnlyList<ParameterGroup> Groups { get; }

    /// <summary>The same groups, but with weight decay for norms and biases too.</summary>
    public ParameterGroups WithDecayOnAll() => new([.. Groups.Select(group => group with { Decays = true })]);

    /// <summary>The groups as a table: name, numbers in the parameters, learning rate, weight decay.</summary>
    public Table ToTable() => new(["group", "parameters", "learning rate", "weight decay"], Groups.Select(group => new object?[]
    {
        group.Name,
        group.Parameters.Sum(parameter => parameter.numel()),
        group.LearningRate is { } rate ? FormattableString.Invariant($"{rate:0.##e+0}") : "the optimiser's",
        group.Decays ? "the optimiser's" : "none",
    }));

    /// <inheritdoc/>
    public string ToHtml() => ToTable().ToHtml();

    /// <summary>The table as aligned text.</summary>
    public override string ToString() => ToTable().ToString();

    IEnumerator IEnumerable.GetEnumerator() => Groups.GetEnumerator();

    IEnumerator<SGD.ParamGroup> IEnumerable<SGD.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new SGD.ParamGroup(group.Parameters, new SGD.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<Adam.ParamGroup> IEnumerable<Adam.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new Adam.ParamGroup(group.Parameters, new Adam.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<AdamW.ParamGroup> IEnumerable<AdamW.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new AdamW.ParamGroup(group.Parameters, new AdamW.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<Adamax.ParamGroup> IEnumerable<Adamax.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new Adamax.ParamGroup(group.Parameters, new Adamax.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<NAdam.ParamGroup> IEnumerable<NAdam.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new NAdam.ParamGroup(group.Parameters, new NAdam.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<RAdam.ParamGroup> IEnumerable<RAdam.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new RAdam.ParamGroup(group.Parameters, new RAdam.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<Adagrad.ParamGroup> IEnumerable<Adagrad.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new Adagrad.ParamGroup(group.Parameters, new Adagrad.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<Adadelta.ParamGroup> IEnumerable<Adadelta.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new Adadelta.ParamGroup(group.Parameters, new Adadelta.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();

    IEnumerator<RMSProp.ParamGroup> IEnumerable<RMSProp.ParamGroup>.GetEnumerator()
        => Groups.Select(group => new RMSProp.ParamGroup(group.Parameters, new RMSProp.Options { LearningRate = group.LearningRate, weight_decay = group.WeightDecay })).GetEnumerator();
}
