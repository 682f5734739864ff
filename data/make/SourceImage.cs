using FineTune.Data;

namespace FineTune.MakeData;

/// <summary>One image of the pretraining set: an emoji (concept and subcategory) or a piece of clip art (category).</summary>
/// <param name="Source">The set it is from.</param>
/// <param name="Name">Short name or path.</param>
/// <param name="Concept">The emoji, or null.</param>
/// <param name="Category">The folder of the clip art, or null.</param>
/// <param name="Pixels">64 x 64 with straight alpha.</param>
internal sealed record SourceImage(string Source, string Name, EmojiConcept? Concept, string? Category, Pixels Pixels);
