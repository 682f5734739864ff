using System.Text.RegularExpressions;

namespace EngineTests.Surface;

/// <summary>Reads torchsharp-0.106.txt: every public and protected member of TorchSharp 0.106, one a line, grouped by type.</summary>
internal static partial class TorchSharpMembers
{
    private static readonly string[] ValueTypes =
    [
        "bool", "char", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "nint", "Half", "Complex", "Range", "Index",
    ];

    internal static Dictionary<string, TorchSharpType> Read()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Surface", "torchsharp-0.106.txt"));
        var values = ValueTypes.Concat(lines.Where(l => l.StartsWith("T\tenum ", StringComparison.Ordinal) || l.StartsWith("T\tstruct ", StringComparison.Ordinal))
            .Select(l => Short(l.Split('\t')[1].Split(" : ")[0].Split(' ')[1]))).ToHashSet();
        var types = new Dictionary<string, TorchSharpType>();
        TorchSharpType? current = null;
        foreach (var line in lines.Where(l => l.Length > 0))
        {
            var parts = line.Split('\t');
            if (parts[0] == "T") types.Add((current = Declared(parts[1])).Name, current);
            else if (parts[0] == "E") current!.Members.UnionWith(parts[1].Split(", "));
            else current!.Members.Add(Plain(parts[1], values));
        }
        return types;
    }

    /// <summary>What does not change how a member is called: `override`, `[Obsolete]`.</summary>
    internal static string Called(string member) => Modifier().Replace(member, "");

    /// <summary>Also without `virtual` and `abstract`: as a base class declares what a derived one overrides.</summary>
    internal static string Overridden(string member) => Overridable().Replace(Called(member), "");

    private static TorchSharpType Declared(string declaration)
    {
        var (head, tail) = declaration.Split(" : ", 2) is [var h, var t] ? (h, t) : (declaration, "");
        var at = head.IndexOf("TorchSharp.", StringComparison.Ordinal);
        var parents = TopLevel(tail);
        var kind = head[..at].Trim();
        var hasBase = kind.EndsWith("class", StringComparison.Ordinal) && parents.Count > 0 && !Interface().IsMatch(parents[0].Split('<')[0].Split('.')[^1]);
        return new TorchSharpType(kind, head[at..], hasBase ? parents[0] : null, parents.Skip(hasBase ? 1 : 0).ToHashSet(), []);
    }

    // Annotations of nullable references go; `long?` stays.
    private static string Plain(string member, HashSet<string> values)
        => Annotated().Replace(member, m => values.Contains(m.Groups[1].Value) || m.Groups[1].Value == ")" ? m.Value : m.Groups[1].Value);

    internal static string Short(string name) => Namespace().Replace(name, "");

    private static List<string> TopLevel(string list)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var i = 0; i <= list.Length; i++)
        {
            if (i == list.Length || (list[i] == ',' && depth == 0))
            {
                if (i > start) parts.Add(list[start..i].Trim());
                start = i + 1;
            }
            else if (list[i] is '<' or '(') depth++;
            else if (list[i] is '>' or ')') depth--;
        }
        return parts;
    }

    [GeneratedRegex(@"\[Obsolete\] |\boverride ")] private static partial Regex Modifier();

    [GeneratedRegex(@"\b(virtual|abstract) ")] private static partial Regex Overridable();

    [GeneratedRegex(@"([\w.]+|[\])>])\?")] private static partial Regex Annotated();

    [GeneratedRegex(@"^TorchSharp\.(Modules\.|Utils\.|Data\.)?")] private static partial Regex Namespace();

    [GeneratedRegex("^I[A-Z]")] private static partial Regex Interface();
}
