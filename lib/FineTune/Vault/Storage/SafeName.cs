using System.Buffers;
using FineTune.Models.Weights;

namespace FineTune.Vault.Storage;

/// <summary>Names that become parts of paths: what can't leave the folder, hide, or mean a device on any system.</summary>
internal static class SafeName
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>1 to 64 letters, digits, dots, underscores and hyphens; it begins with a letter or a digit.</summary>
    internal static bool IsSafe(string? name)
        => name is { Length: > 0 and <= Longest } && char.IsAsciiLetterOrDigit(name[0]) && !name.EndsWith('.') && !name.AsSpan().ContainsAnyExcept(Allowed);

    /// <exception cref="VaultException">It isn't safe.</exception>
    internal static string Require(string? name, string what) => IsSafe(name) ? name! : throw new VaultException(
        $"'{Shown(name)}'", $"This is no name for a {what}.", $"Use 1 to {Longest} letters, digits, dots, underscores and hyphens, beginning with a letter or a digit.");

    internal static bool IsSha256(string? text) => text is { Length: 64 } && !text.AsSpan().ContainsAnyExcept(Hexadecimal);

    /// <summary>Text for a message: no control characters, and not long.</summary>
    internal static string Shown(string? text) => ShownText.Of(text);
}
