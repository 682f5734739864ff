using System.Text;

namespace Workbook.Html.Math;

/// <summary>Reads one formula from left to right and writes it as MathML.</summary>
internal sealed class TexParser(string tex)
{
    private const string Still = "<mo stretchy=\"false\">";

    private int _at;

    /// <exception cref="FormatException">The formula uses what is not known here.</exception>
    public string Parse()
    {
        var row = Row(end: '\0');
        return _at >= tex.Length ? row : throw new FormatException("A brace is closed that was not opened.");
    }

    private string Row(char end)
    {
        var row = new StringBuilder("<mrow>");
        for (SkipSpace(); _at < tex.Length && tex[_at] != end; SkipSpace())
        {
            if (tex[_at] == '}') break;
            row.Append(Scripted());
        }

        return row.Append("</mrow>").ToString();
    }

    /// <summary>A term with what stands below and above it.</summary>
    private string Scripted()
    {
        var start = _at;
        var term = Term();
        var name = tex[start.._at].TrimStart('\\');
        string? below = null, above = null;
        for (SkipSpace(); _at < tex.Length && tex[_at] is '_' or '^' or '\''; SkipSpace())
        {
            var mark = tex[_at++];
            if (mark == '\'') above += "<mo>′</mo>";
            else if (mark == '_') below = Argument();
            else above += Argument();
        }

        var limits = TexSymbols.Large.ContainsKey(name) || TexSymbols.UnderFunctions.Contains(name) ? "under over" : "sub sup";
        var space = TexSymbols.Functions.Contains(name) ? "<mspace width=\"0.17em\"></mspace>" : "";
        return WithScripts(term, below, above is null ? null : $"<mrow>{above}</mrow>", limits.Split(' ')) + space;
    }

    private static string WithScripts(string term, string? below, string? above, string[] kind) => (below, above) switch
    {
        (null, null) => term,
        (_, null) => $"<m{kind[0]}>{term}{below}</m{kind[0]}>",
        (null, _) => $"<m{kind[1]}>{term}{above}</m{kind[1]}>",
        _ => $"<m{kind[0]}{kind[1]}>{term}{below}{above}</m{kind[0]}{kind[1]}>",
    };

    private string Term()
    {
        var c = tex[_at++];
        if (c == '\\') return Command(Name());
        if (c == '{') return Group();
        if (char.IsAsciiDigit(c)) return Number();
        if (char.IsLetter(c)) return $"<mi>{c}</mi>";
        return c is '&' or '#' or '$' or '%' or '_' or '^' or '~'
            ? throw new FormatException($"'{c}' is not known.")
            : Operator(c == '-' ? "−" : c == '*' ? "∗" : c.ToString());
    }

    private string Command(string name)
    {
        if (TexSymbols.Letters.TryGetValue(name, out var letter)) return $"<mi>{letter}</mi>";
        if (TexSymbols.Operators.TryGetValue(name, out var sign)) return Operator(sign);
        if (TexSymbols.Large.TryGetValue(name, out var large)) return $"<mo movablelimits=\"true\">{large}</mo>";
        if (TexSymbols.Spaces.TryGetValue(name, out var width)) return $"<mspace width=\"{width}em\"></mspace>";
        if (TexSymbols.Accents.TryGetValue(name, out var accent)) return $"<mover accent=\"true\">{Argument()}<mo>{accent}</mo></mover>";
        if (TexSymbols.Functions.Contains(name)) return $"<mi>{name}</mi>";
        return name switch
        {
            "frac" or "tfrac" or "dfrac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
            "sqrt" => $"<msqrt>{Argument()}</msqrt>",
            "text" or "mathrm" or "operatorname" or "textbf" => $"<mtext>{Escaped.Text(Raw())}</mtext>",
            "mathbf" or "boldsymbol" => $"<mstyle style=\"font-weight:bold\">{Argument()}</mstyle>",
            "mathcal" or "mathbb" => TexAlphabet.Write(name, Raw()),
            "left" or "right" or "big" or "Big" => Bracket().Replace(Still, "<mo>", StringComparison.Ordinal),
            _ => throw new FormatException($"\\{name} is not known."),
        };
    }

    // A bracket grows with its content only where it is asked to.
    private static string Operator(string sign) =>
        $"{("()[]{}|‖⟨⟩⌊⌋⌈⌉/".Contains(sign, StringComparison.Ordinal) ? Still : "<mo>")}{Escaped.Text(sign)}</mo>";

    private string Bracket()
    {
        SkipSpace();
        if (_at < tex.Length && tex[_at] == '.') return tex[_at++] == '.' ? "<mrow></mrow>" : "";
        return _at < tex.Length ? Term() : throw new FormatException("A bracket is missing.");
    }

    private string Argument()
    {
        SkipSpace();
        return _at < tex.Length ? Term() : throw new FormatException("An argument is missing.");
    }

    private string Group()
    {
        var row = Row('}');
        if (_at >= tex.Length || tex[_at++] != '}') throw new FormatException("A brace is not closed.");
        return row;
    }

    private string Raw()
    {
        SkipSpace();
        var end = _at < tex.Length && tex[_at] == '{' ? tex.IndexOf('}', _at) : -1;
        if (end < 0) throw new FormatException("A braced text is missing.");
        var text = tex[(_at + 1)..end];
        _at = end + 1;
        return text;
    }

    private string Number()
    {
        var start = _at - 1;
        while (IsDigit(_at) || (_at < tex.Length && tex[_at] == '.' && IsDigit(_at + 1))) _at++;
        return $"<mn>{tex[start.._at]}</mn>";
    }

    private bool IsDigit(int at) => at < tex.Length && char.IsAsciiDigit(tex[at]);

    private string Name()
    {
        var start = _at;
        while (_at < tex.Length && char.IsAsciiLetter(tex[_at])) _at++;
        if (_at == start && _at < tex.Length) _at++;
        return tex[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < tex.Length && char.IsWhiteSpace(tex[_at])) _at++;
    }
}
