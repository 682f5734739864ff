namespace FineTune.Models.Weights;

/// <summary>Text from a file that is not trusted, for a message: no control characters, which a terminal would obey, and not long.</summary>
internal static class ShownText
{
    internal static string Of(string? text, int most = 80)
    {
        if (text is null) return "";
        var cut = text.Length <= most ? text : text[..most] + "...";
        return string.Concat(cut.Select(letter => char.IsControl(letter) ? '?' : letter));
    }
}
