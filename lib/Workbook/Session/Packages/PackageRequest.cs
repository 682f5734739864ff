using System.Text.RegularExpressions;

namespace Workbook.Session.Packages;

/// <summary>A package as a cell asks for it: <c>Name, Version</c>; without a version the newest stable one.</summary>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>Null where the text names no package.</summary>
    public static PackageRequest? Parse(string text) => Pattern().Match(text) is { Success: true } match
        ? new PackageRequest(match.Groups["id"].Value, match.Groups["version"] is { Success: true } version ? version.Value.Trim() : null)
        : null;

    /// <summary>Whether the same package is meant, for a feed does not tell capital letters from small ones.</summary>
    public bool IsSamePackage(PackageRequest other) => string.Equals(Id, other.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>One version and no range: what was restored once need not be asked for again.</summary>
    public bool IsExact => Version is not null && Version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');

    public override string ToString() => Version is null ? Id : $"{Id} {Version}";

    [GeneratedRegex(@"^\s*(?<id>[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*)\s*(,\s*(?<version>[^\s""<>&][^""<>&]*?))?\s*$")]
    private static partial Regex Pattern();
}
