using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Parameters;

/// <summary>Writes a value from the command line as the C# that its parameter takes.</summary>
internal static class ParameterValue
{
    /// <exception cref="ParameterException">The value is no C# expression.</exception>
    public static string AsCode(DeclaredParameter parameter, string value)
    {
        var text = value.Trim();
        if (parameter.IsString) return IsQuoted(text) ? text : SymbolDisplay.FormatLiteral(text, quote: true);
        if (IsNumber(text)) return text + (parameter.IsSingle ? "f" : parameter.IsDecimal ? "m" : "");
        if (text is "True" or "False") return text.ToLowerInvariant();
        var expression = SyntaxFactory.ParseExpression(text);
        return text.Length > 0 && !expression.ContainsDiagnostics
            ? text
            : throw new ParameterException($"{parameter.Name}={value}: '{value}' is not a C# value.");
    }

    private static bool IsQuoted(string text) => text.Length >= 2 && text[^1] == '"' && text[0] is '"' or '@' or '$';

    private static bool IsNumber(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) && char.IsAsciiDigit(text[^1]);
}
