using System.Globalization;
using System.Text;

namespace FineTune.Charts;

/// <summary>How a value stands in a table.</summary>
internal static class TableCell
{
    private const int MostCharacters = 200;

    internal static bool IsNumber(object? value)
        => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or Half;

    internal static string Text(object? value)
    {
        var text = value switch
        {
            null => "–",
            bool truth => truth ? "yes" : "no",
            double or float or Half or decimal => string.Create(CultureInfo.InvariantCulture, $"{value:0.####}"),
            IFormattable formattable when IsNumber(value) => formattable.ToString("#,0", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "–",
        };
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
    }

    /// <summary>A property's name in words: <c>TrainLoss</c> is "train loss", <c>AUC</c> stays.</summary>
    internal static string Head(string property)
    {
        var words = new StringBuilder();
        for (var i = 0; i < property.Length; i++)
        {
            var begins = i > 0 && char.IsUpper(property[i]) && !char.IsUpper(property[i - 1]);
            if (begins) _ = words.Append(' ');
            var abbreviation = i + 1 < property.Length ? char.IsUpper(property[i + 1]) : i > 0 && char.IsUpper(property[i - 1]);
            _ = words.Append(abbreviation ? property[i] : char.ToLowerInvariant(property[i]));
        }
        return words.ToString();
    }
}
