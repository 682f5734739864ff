using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>Every emoji concept in every set that draws it.</summary>
internal static class EmojiImages
{
    private static readonly DecodeRequest Request = new() { Framing = Framing.Contain(SourceImages.Side, SourceImages.Side), Background = null };

    internal static IReadOnlyList<SourceImage> Draw(IReadOnlyList<EmojiConcept> concepts, IReadOnlyList<EmojiSet> sets)
    {
        var jobs = from set in sets from concept in concepts select (set, concept);
        return [.. jobs.AsParallel().AsOrdered().Select(job => Draw(job.concept, job.set)).OfType<SourceImage>()];
    }

    private static SourceImage? Draw(EmojiConcept concept, EmojiSet set)
    {
        if (set.Find(concept) is not { } file)
            return null;
        var pixels = ImageDecoder.Default.Decode(file, $"{set.Name}/{concept.Name}", Request);
        return new SourceImage(set.Name, concept.Name, concept, null, pixels);
    }
}
