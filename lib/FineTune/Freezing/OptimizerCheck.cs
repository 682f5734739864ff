using FineTune.Charts;
using FineTune.Charts.Display;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Freezing;

/// <summary>
/// Whether an optimiser holds what learns, and nothing else. It holds the wrong parameters when it was made before the head was replaced,
/// before stages were frozen or unfrozen, or before the model was moved to another device. It shows itself.
/// </summary>
[TypeFormatterSource(typeof(HtmlFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public sealed class OptimizerCheck : IHtmlView
{
    private OptimizerCheck(IReadOnlyList<string> learning, IReadOnlyList<string> missed, IReadOnlyList<string> frozen, int strangers)
        => (Learning, Missed, Frozen, Strangers) = (learning, missed, frozen, strangers);

    /// <summary>Names of parameters that learn and are held.</summary>
    public IReadOnlyList<string> Learning { get; }

    /// <summary>Names of parameters that could learn but are not held: they will stay as they are.</summary>
    public IReadOnlyList<string> Missed { get; }

    /// <summary>Names of frozen parameters that are held.</summary>
    public IReadOnlyList<string> Frozen { get; }

    /// <summary>Held parameters that the model does not have (any more).</summary>
    public int Strangers { get; }

    /// <summary>Whether there is nothing to warn of.</summary>
    public bool IsRight => Missed.Count + Frozen.Count + Strangers == 0;

    /// <summary>The warnings in words; empty where all is right.</summary>
    public IReadOnlyList<string> Warnings =>
    [
        .. Missed.Count == 0 ? Array.Empty<string>() : [$"{Count(Missed.Count)} that could learn {Is(Missed.Count)} not in the optimiser and will stay as {(Missed.Count == 1 ? "it is" : "they are")}: {Names(Missed)}. Make the optimiser after unfreezing, or freeze them."],
        .. Frozen.Count == 0 ? Array.Empty<string>() : [$"{Count(Frozen.Count)} in the optimiser {Is(Frozen.Count)} frozen: {Names(Frozen)}. Make it from those that learn, or unfreeze them."],
        .. Strangers == 0 ? Array.Empty<string>() : [$"{Count(Strangers)} in the optimiser {Is(Strangers)} not the model's: was it made before the head was replaced or the model moved? Make it again."],
    ];

    /// <summary>Compares an optimiser with a model.</summary>
    /// <param name="model">The model, or the part of it that is trained.</param>
    /// <param name="optimizer">The optimiser.</param>
    public static OptimizerCheck Of(nn.Module model, optim.Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(optimizer);
        var held = new HashSet<Parameter>(optimizer.parameters(), ReferenceEqualityComparer.Instance);
        var own = model.named_parameters().ToList();
        IReadOnlyList<string> Named(bool learns, bool holds)
            => [.. own.Where(entry => entry.parameter.requires_grad == learns && held.Contains(entry.parameter) == holds).Select(entry => entry.name)];
        var known = new HashSet<Parameter>(own.Select(entry => entry.parameter), ReferenceEqualityComparer.Instance);
        return new OptimizerCheck(Named(true, true), Named(true, false), Named(false, true), held.Count(parameter => !known.Contains(parameter)));
    }

    /// <inheritdoc/>
    public string ToHtml() => new Table([IsRight ? "optimiser" : "warning"], IsRight ? [[ToString()]] : Warnings.Select(warning => new object?[] { warning })).ToHtml();

    /// <summary>One line where all is right, else the warnings, a line each.</summary>
    public override string ToString() => IsRight ? $"The optimiser holds exactly what learns: {Count(Learning.Count)}." : string.Join('\n', Warnings);

    private static string Count(int parameters) => $"{parameters} parameter{(parameters == 1 ? "" : "s")}";

    private static string Is(int parameters) => parameters == 1 ? "is" : "are";

    private static string Names(IReadOnlyList<string> names) => string.Join(", ", names.Take(4)) + (names.Count > 4 ? ", ..." : "");
}
