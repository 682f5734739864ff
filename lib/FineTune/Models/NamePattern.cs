using System.Text.RegularExpressions;

namespace FineTune.Models;

/// <summary>
/// Picks modules and parameters by their dotted names. As text: <c>*</c> stands for anything, dots included, <c>?</c> for one character,
/// and a name without either for itself and all below it ("layer1" is "layer1", "layer1.0.conv1.weight" and so on). A regular
/// expression is taken as it is.
/// </summary>
public sealed class NamePattern
{
    private readonly Regex regex;
    private readonly string text;

    private NamePattern(Regex regex, string text) => (this.regex, this.text) = (regex, text);

    /// <summary>A pattern of text.</summary>
    /// <param name="pattern">For example "layer1.*".</param>
    public static implicit operator NamePattern(string pattern) => FromString(pattern);

    /// <summary>A regular expression.</summary>
    /// <param name="pattern">For example <c>new Regex("bn\\d\\.")</c>.</param>
    public static implicit operator NamePattern(Regex pattern) => FromRegex(pattern);

    /// <summary>A pattern of text.</summary>
    /// <param name="pattern">For example "layer1.*".</param>
    public static NamePattern FromString(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        var escaped = Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal);
        var below = pattern.AsSpan().ContainsAny('*', '?') ? "" : @"(\..*)?";
        return new NamePattern(new Regex($"^{escaped}{below}$", RegexOptions.CultureInvariant), pattern);
    }

    /// <summary>A regular expression.</summary>
    /// <param name="pattern">It is searched for anywhere in a name.</param>
    public static NamePattern FromRegex(Regex pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return new NamePattern(pattern, pattern.ToString());
    }

    /// <summary>Whether a name is meant.</summary>
    /// <param name="name">A dotted name.</param>
    public bool Matches(string name) => regex.IsMatch(name);

    /// <summary>The pattern as it was given.</summary>
    public override string ToString() => text;
}
