using FineTune.Data;

namespace FineTune.Evaluation;

/// <summary>Where in a set the image of a name stands.</summary>
internal sealed class ImagePlaces
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    private ImagePlaces(ImageSet set)
    {
        for (var i = 0; i < set.Count; i++) _ = places.TryAdd(set.Items[i].Name, i);
    }

    internal static ImagePlaces Of(ImageSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new ImagePlaces(set);
    }

    /// <exception cref="ArgumentException">There is no such image.</exception>
    internal int Find(string name) => places.TryGetValue(name, out var place) ? place
        : throw new ArgumentException($"{name} is not in this image set: give the set that the model was asked about.");
}
