using FineTune.Models;
using FineTune.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.MakeData.Pretraining;

/// <summary>A ResNet-18 trunk under three heads: emoji concepts, emoji subcategories, clip-art categories.</summary>
internal sealed class PretrainingNetwork : nn.Module
{
    private readonly Linear concepts;
    private readonly Linear subcategories;
    private readonly Linear categories;

    public PretrainingNetwork(SourceSet source) : base("pretraining")
    {
        Trunk = Backbones.Create("resnet18");
        concepts = nn.Linear(Trunk.FeatureWidth, source.Concepts.Max() + 1);
        subcategories = nn.Linear(Trunk.FeatureWidth, source.Subcategories.Max() + 1);
        categories = nn.Linear(Trunk.FeatureWidth, source.Categories.Max() + 1);
        Trunk.Head = nn.Identity();
        register_module("trunk", Trunk);
        register_module("concepts", concepts);
        register_module("subcategories", subcategories);
        register_module("categories", categories);
    }

    public Backbone Trunk { get; }

    /// <summary>The three heads by the names of their tables.</summary>
    public IReadOnlyDictionary<string, Linear> Heads => new Dictionary<string, Linear>
    {
        ["concepts"] = concepts,
        ["subcategories"] = subcategories,
        ["categories"] = categories,
    };

    /// <summary>The weighted sum of the three losses; what counts as right is the emoji's concept.</summary>
    public Outcome Forward(PretrainingBatch batch)
    {
        var features = Trunk.Features(batch.Images);
        long emoji = batch.Concepts.shape[0], all = batch.Images.shape[0];
        var drawn = features.narrow(0, 0, emoji);
        var concept = concepts.call(drawn);
        var loss = Smoothed(concept, batch.Concepts)
            + (Smoothed(subcategories.call(drawn), batch.Subcategories) * 0.7)
            + Smoothed(categories.call(features.narrow(0, emoji, all - emoji)), batch.Categories);
        return Outcome.Of(loss, concept, batch.Concepts);
    }

    private static Tensor Smoothed(Tensor logits, Tensor labels) => nn.functional.cross_entropy(logits, labels, label_smoothing: 0.1);
}
