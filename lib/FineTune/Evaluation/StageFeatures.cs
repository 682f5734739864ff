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

    /// <summary>Runs images up to the end of a stage, in inference mode; maps are averaged over their places.</summary>
    /// <param name="model">A backbone.</param>
    /// <param name="batches">The images; not shuffled and not augmented.</param>
    /// <param name="stage">The stage, such as "layer3"; what the head is given where left out.</param>
    /// <returns>[N, channels] of the stage; dispose it.</returns>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public static StageFeatures Of(Backbone model, Batches batches, string? stage = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batches);
        var (rows, labels, names) = (new List<Tensor>(), new List<int>(), new List<string>());
        using var scope = NewDisposeScope();
        using var tap = stage is null ? null : StageTap.On(model, stage);
        Inference.In(model, () =>
        {
            using var asked = no_grad();
            foreach (var batch in batches.Epoch(0))
            {
                using var inner = NewDisposeScope();
                using (batch)
                {
                    rows.Add(Pooled(tap is null ? model.Features(batch.Images) : tap.Output(batch.Images)).to(CPU).MoveToOuterDisposeScope());
                    labels.AddRange(batch.Labels.cpu().data<long>().Select(label => (int)label));
                    names.AddRange(batch.Names);
                }
            }
        });
        return new StageFeatures(cat(rows).MoveToOuterDisposeScope(), labels, batches.Classes, names);
    }

    /// <summary>Gives the tensor's memory back.</summary>
    public void Dispose() => Values.Dispose();

    private static Tensor Pooled(Tensor output) => output.dim() == 4 ? output.mean([2, 3]) : output.clone();
}
