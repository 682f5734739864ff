using FineTune.Data;
using FineTune.Models;
using static TorchSharp.torch;

namespace FineTune.Evaluation;

/// <summary>What a stage of a backbone makes of some images: a row of numbers an image, with the images' labels and names.</summary>
public sealed class StageFeatures : IDisposable
{
    /// <summary>Takes features that are there already, such as those of a feature cache.</summary>
    /// <param name="values">[N, F], of any floating dtype; this object disposes it.</param>
    /// <param name="labels">[N].</param>
    /// <param name="classes">The names of the classes, by label.</param>
    /// <param name="names">The images' names; their numbers where left out.</param>
    /// <exception cref="ArgumentException">The sizes don't fit each other.</exception>
    public StageFeatures(Tensor values, IReadOnlyList<int> labels, IReadOnlyList<string> classes, IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        (Values, Labels, Classes, Names) = (values, labels, classes, names ?? [.. Enumerable.Range(0, labels.Count).Select(i => $"{i}")]);
        if (values.dim() != 2 || values.shape[0] != labels.Count || Names.Count != labels.Count)
            throw new ArgumentException($"The features are [{string.Join(", ", values.shape)}] for {labels.Count} labels and {Names.Count} names: [N, F] is needed.", nameof(values));
    }

    /// <summary>[N, F], Float32, on the CPU.</summary>
    public Tensor Values { get; }

    /// <summary>The images' labels.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The names of the classes, by label.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>The images' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many images.</summary>
    public int Count => Labels.Count;

    /// <summary>Runs images through a backbone in inference mode and keeps what a stage gave; maps are averaged over their places.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="batches">The images; not shuffled and not augmented.</param>
    /// <param name="stage">The stage, such as "layer3"; the last one before the head where left out.</param>
    /// <returns>[N, channels] of the stage; dispose it.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public static StageFeatures Of(Backbone model, Batches batches, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, batches, [stage ?? model.Stages[^2].Name])[0].Features;
    }

    /// <summary>As <see cref="Of(Backbone, Batches, string?)"/>, of several stages in one pass.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="batches">The images; not shuffled and not augmented.</param>
    /// <param name="stages">The stages; all below the head where empty.</param>
    /// <returns>Each stage with its features, in the order given; dispose the features.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public static IReadOnlyList<(string Stage, StageFeatures Features)> Of(Backbone model, Batches batches, IReadOnlyList<string> stages)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentNullException.ThrowIfNull(stages);
        if (stages.Count == 0) stages = [.. model.Stages.SkipLast(1).Select(stage => stage.Name)];
        using var scope = NewDisposeScope();
        var rows = stages.Select(_ => new List<Tensor>()).ToArray();
        var (labels, names, taps) = (new List<int>(), new List<string>(), new List<StageTap>());
        try
        {
            foreach (var stage in stages) taps.Add(StageTap.On(model, stage));
            Inference.Over(model, batches, (batch, _) =>
            {
                for (var i = 0; i < taps.Count; i++) rows[i].Add(Pooled(taps[i].Taken()).cpu().MoveToOuterDisposeScope());
                labels.AddRange(batch.Labels.cpu().data<long>().Select(label => (int)label));
                names.AddRange(batch.Names);
            });
        }
        finally
        {
            foreach (var tap in taps) tap.Dispose();
        }
        return [.. stages.Select((stage, i) => (stage, new StageFeatures(cat(rows[i]).MoveToOuterDisposeScope(), labels, batches.Classes, names)))];
    }

    /// <summary>Gives the tensor's memory back.</summary>
    public void Dispose() => Values.Dispose();

    private static Tensor Pooled(Tensor output) => output.dim() == 4 ? output.mean([2, 3]) : output.clone();
}
