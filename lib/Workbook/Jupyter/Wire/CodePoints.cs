namespace Workbook.Jupyter.Wire;

/// <summary>The protocol counts a cursor's place in code points; C# counts in UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The index into the text; its end where it has fewer code points.</summary>
    public static int ToIndex(string text, int codePoints)
    {
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (codePoints-- <= 0) break;
            index += rune.Utf16SequenceLength;
        }

        return Math.Min(index, text.Length);
    }

    public static int FromIndex(string text, int index) => text[..index].EnumerateRunes().Count();
}
