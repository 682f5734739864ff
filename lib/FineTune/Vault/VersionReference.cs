using System.Globalization;
using FineTune.Vault.Storage;

namespace FineTune.Vault;

/// <summary>How people name a version: "clipart", "clipart@3", "clipart@production".</summary>
internal sealed record VersionReference(string Model, int? Number, string? Tag)
{
    /// <exception cref="VaultException">It is none.</exception>
    internal static VersionReference Parse(string reference)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        var parts = reference.Split('@');
        if (parts.Length > 2) throw new VaultException($"'{SafeName.Shown(reference)}'", "This names no version.", "Write it as MODEL, MODEL@NUMBER or MODEL@TAG.");
        var model = SafeName.Require(parts[0], "model");
        if (parts.Length == 1) return new VersionReference(model, null, null);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new VersionReference(model, number, null)
            : new VersionReference(model, null, RequireTag(parts[1]));
    }

    /// <summary>A tag is a name that can't be mistaken for a number.</summary>
    internal static string RequireTag(string tag)
        => !tag.All(char.IsAsciiDigit) ? SafeName.Require(tag, "tag") : throw new VaultException($"'{SafeName.Shown(tag)}'", "A tag of digits alone would pass for a number.", "Add a letter.");
}
