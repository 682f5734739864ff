namespace Workbook.Html.Math;

/// <summary>The script and double-struck capitals, which are characters of their own.</summary>
internal static class TexAlphabet
{
    private const int Script = 0x1D49C;
    private const int DoubleStruck = 0x1D538;

    // Letters that Unicode had before the alphabets stand elsewhere.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["mathcalB"] = "ℬ",
        ["mathcalE"] = "ℰ",
        ["mathcalF"] = "ℱ",
        ["mathcalH"] = "ℋ",
        ["mathcalI"] = "ℐ",
        ["mathcalL"] = "ℒ",
        ["mathcalM"] = "ℳ",
        ["mathcalR"] = "ℛ",
        ["mathbbC"] = "ℂ",
        ["mathbbH"] = "ℍ",
        ["mathbbN"] = "ℕ",
        ["mathbbP"] = "ℙ",
        ["mathbbQ"] = "ℚ",
        ["mathbbR"] = "ℝ",
        ["mathbbZ"] = "ℤ",
    };

    public static string Write(string alphabet, string letters) =>
        $"<mrow>{string.Concat(letters.Trim().Select(letter => $"<mi>{Letter(alphabet, letter)}</mi>"))}</mrow>";

    private static string Letter(string alphabet, char letter)
    {
        if (Elsewhere.TryGetValue(alphabet + letter, out var sign)) return sign;
        if (!char.IsAsciiLetterUpper(letter)) return Escaped.Text(letter.ToString());
        return char.ConvertFromUtf32((alphabet == "mathcal" ? Script : DoubleStruck) + letter - 'A');
    }
}
