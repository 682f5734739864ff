using System.Globalization;

namespace FineTune.Vault;

/// <summary>A line of a list of versions.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">Its number.</param>
/// <param name="Published">When, UTC.</param>
/// <param name="Backbone">The network.</param>
/// <param name="Classes">How many.</param>
/// <param name="Figure">The first of its figures.</param>
/// <param name="Tags">The tags that stand at it.</param>
/// <param name="Signatures">How many signatures it carries; whether they are good is known when it is loaded.</param>
/// <param name="Id">The beginning of its id.</param>
public sealed record VersionSummary(string Model, int Version, string Published, string Backbone, int Classes, string Figure, string Tags, int Signatures, string Id)
{
    internal static VersionSummary Of(StoredVersion stored, TagBook tags) => new(
        stored.Manifest.Model,
        stored.Manifest.Version,
        stored.Manifest.Published.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        stored.Manifest.Backbone,
        stored.Manifest.Classes.Count,
        stored.Manifest.Metrics is [var first, ..] ? $"{first.Name} {first}" : "",
        string.Join(", ", tags.At(stored.Manifest.Version)),
        stored.Signatures().Length,
        stored.Id[..16]);
}
