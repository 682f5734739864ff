using FineTune.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FineTune.Models;

/// <summary>
/// A network for image classification that can be operated on: its stages have names, its head can be replaced, and what
/// stands below the head can be asked for features.
/// </summary>
public abstract class Backbone : Composite
{
    /// <summary>Names the network.</summary>
    /// <param name="name">For example "resnet18".</param>
    protected Backbone(string name) : base(name)
    {
    }

    /// <summary>The stages from the pixels to the logits; the last one is the head.</summary>
    public IReadOnlyList<Stage> Stages => [.. Trunk, HeadStage];

    /// <summary>How many features the head is given: F in <see cref="Features"/>.</summary>
    public abstract long FeatureWidth { get; }

    /// <summary>Rows and columns of the images that the network was made for: 224, Inception 299.</summary>
    public virtual int InputSize => 224;

    /// <summary>The shorter side to which torchvision resizes before it crops the middle.</summary>
    public int ResizeSize { get; internal set; } = 256;

    /// <summary>The mean and deviation that pixels are brought to; torchvision's weights want ImageNet's.</summary>
    public virtual Normalisation Normalisation => Normalisation.ImageNet;

    /// <summary>How torchvision frames images for these weights: <see cref="ResizeSize"/>, then the middle <see cref="InputSize"/>.</summary>
    public Framing Framing => Framing.ResizeAndCrop(ResizeSize, InputSize);

    /// <summary>The classifier at the end, [N, F] to [N, classes]. Set it to replace it; the old one is disposed.</summary>
    public nn.Module<Tensor, Tensor> Head
    {
        get => HeadPlace.Owner[HeadPlace.Head];
        set => HeadPlace.Owner.Exchange(HeadPlace.Head, value);
    }

    /// <summary>The dropout between the features and the head; null where there is none. Set it to insert, replace or remove it.</summary>
    public Dropout? HeadDropout
    {
        get => HeadPlace is { } place && place.Owner.Has(place.Dropout) ? place.Owner[place.Dropout] as Dropout : null;
        set
        {
            var (place, before) = (HeadPlace, HeadDropout);
            if (ReferenceEquals(before, value)) return;
            if (value is null) place.Owner.Take(place.Dropout);
            else place.Owner.Put(place.Dropout, value, before: place.Head);
            before?.Dispose();
        }
    }

    /// <summary>The stages below the head.</summary>
    protected internal abstract IReadOnlyList<Stage> Trunk { get; }

    /// <summary>Where the head stands.</summary>
    protected internal abstract HeadPlace HeadPlace { get; }

    /// <summary>Modules of torchvision's file that this network does without.</summary>
    internal virtual IReadOnlyList<string> LeftOut => [];

    /// <summary>What stands below the head.</summary>
    /// <param name="images">Normalised images [N, 3, H, W], Float32.</param>
    /// <returns>Features [N, F], Float32.</returns>
    public Tensor Features(Tensor images) => Models.Stage.Run(Trunk, images);

    /// <summary>Logits of a batch of images.</summary>
    /// <param name="input">Normalised images [N, 3, H, W], Float32.</param>
    /// <returns>Logits [N, classes], Float32.</returns>
    public override Tensor forward(Tensor input) => Models.Stage.Run(Stages, input);

    /// <summary>
    /// Training or inference mode. Frozen stages, and BatchNorm layers whose weights are frozen, stay in inference mode: otherwise
    /// running statistics would drift to the new data, and a frozen trunk would change all the same.
    /// </summary>
    /// <param name="train">True for training.</param>
    public override void train(bool train = true)
    {
        base.train(train);
        if (train) Models.Stage.KeepFrozenStill(Stages);
    }

    /// <summary>The stage of that name.</summary>
    /// <param name="name">For example "layer4".</param>
    /// <exception cref="ArgumentException">There is no such stage; the message lists those that are.</exception>
    public Stage Stage(string name)
    {
        var stages = Stages;
        return stages.FirstOrDefault(stage => stage.Name == name) ?? throw new ArgumentException(
            $"{GetName()} has no stage '{name}': it has {string.Join(", ", stages.Select(stage => stage.Name))}.", nameof(name));
    }

    /// <summary>What belongs to the head beside the head.</summary>
    internal virtual IReadOnlyList<(string Name, nn.Module Module)> BesideTheHead => [];

    private Stage HeadStage
    {
        get
        {
            var place = HeadPlace;
            string[] parts = place.Owner.Has(place.Dropout) ? [place.Dropout, place.Head] : [place.Head];
            return new Stage("head", [.. parts.Select(part => (place.Prefix + part, (nn.Module)place.Owner[part])), .. BesideTheHead], x => place.Owner.Through(x, parts));
        }
    }
}
