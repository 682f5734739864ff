using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Session;

/// <summary>The stack of an exception without the frames that are the machinery's, not the person's.</summary>
internal sealed partial class ScriptTrace
{
    private readonly List<(string Text, string? Source, int Line)> _frames = [];

    public ScriptTrace(Exception error)
        : this(error.StackTrace ?? "")
    {
    }

    /// <param name="stack">As the runtime writes it.</param>
    public ScriptTrace(string stack)
    {
        foreach (var line in stack.Split('\n'))
        {
            if (line.Contains(" at Workbook.Session.ScriptChain.", StringComparison.Ordinal)) break;
            if (Frame().Match(line) is { Success: true } match) _frames.Add(Read(match));
        }
    }

    public IEnumerable<string> Frames => _frames.Select(frame => frame.Text);

    /// <summary>The line, within the cell or file of that name, at which the exception passed last.</summary>
    public int? LineIn(string source) => _frames.Where(frame => frame.Source == source).Select(frame => (int?)frame.Line).FirstOrDefault();

    private static (string Text, string? Source, int Line) Read(Match match)
    {
        var method = Submission().Replace(match.Groups["method"].Value, "");
        method = AsyncMethod().Replace(method, "${name}()");
        method = LocalFunction().Replace(method, "${name}");
        var isTopLevel = method.Contains("<Initialize>", StringComparison.Ordinal);
        if (!match.Groups["source"].Success) return ($"   at {(isTopLevel ? "the cell" : method)}", null, 0);
        var source = match.Groups["source"].Value;
        var line = int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture);
        var place = $"{Path.GetFileName(source)}, line {line}";
        return (isTopLevel ? $"   at {place}" : $"   at {method} in {place}", source, line);
    }

    [GeneratedRegex(@"^\s+at (?<method>.+?)( in (?<source>.+):line (?<line>\d+))?\s*$")]
    private static partial Regex Frame();

    [GeneratedRegex(@"<(?<name>\w+)>d__\d+\.MoveNext\(\)")]
    private static partial Regex AsyncMethod();

    [GeneratedRegex(@"<[^ ]+>g__(?<name>\w+)\|[\d_]+")]
    private static partial Regex LocalFunction();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex Submission();
}
