using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Workbook.Display;
using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>Errors as a person reads them: where, the line itself, what was wrong.</summary>
internal static class CellErrors
{
    private const int MostDiagnostics = 10;
    private const int MostOfLine = 120;

    public static ErrorOutput Compilation(CellSource cell, IReadOnlyList<Diagnostic> errors)
    {
        var lines = errors.Take(MostDiagnostics).SelectMany(error => Describe(cell, error)).ToList();
        if (errors.Count > MostDiagnostics) lines.Add($"({errors.Count - MostDiagnostics} more)");
        var first = errors[0];
        return new ErrorOutput("CompilationError", $"{first.Id}: {Message(first)} ({Place(cell, first)})", lines);
    }

    /// <summary>A line of the cell that we ourselves refuse, such as a <c>#r</c> of a file that is not there.</summary>
    public static ErrorOutput Refused(CellSource cell, int line, string name, string message) =>
        new(name, $"{message} ({cell.FullName}, line {line})", [$"{cell.FullName}, line {line}", Quote(cell, line), message]);

    /// <summary>The place at which a stack was in the cell, and its line.</summary>
    public static IReadOnlyList<string> Place(CellSource cell, string stack) => new ScriptTrace(stack).LineIn(cell.Name) is { } line
        ? [$"{cell.FullName}, line {line}", Quote(cell, line)]
        : [cell.FullName];

    public static ErrorOutput Runtime(CellSource cell, Exception thrown)
    {
        var error = Unwrap(thrown);
        var name = TypeNames.Of(error.GetType());
        var trace = new ScriptTrace(error);
        var line = trace.LineIn(cell.Name);
        var place = line is null ? cell.FullName : $"{cell.FullName}, line {line}";
        List<string> lines = [place];
        if (line is { } number) lines.Add(Quote(cell, number));
        lines.AddRange(Story(error, trace));
        return new ErrorOutput(name, $"{error.Message} ({place})", lines);
    }

    /// <summary>An exception as a value: what it is, where it was thrown, what caused it.</summary>
    public static string Tell(Exception error) => string.Join('\n', Story(error, new ScriptTrace(error)));

    private static IEnumerable<string> Story(Exception error, ScriptTrace trace)
    {
        yield return $"{TypeNames.Of(error.GetType())}: {error.Message}";
        foreach (var frame in trace.Frames) yield return frame;
        for (var inner = error.InnerException; inner is not null; inner = inner.InnerException)
        {
            yield return $"caused by {TypeNames.Of(inner.GetType())}: {inner.Message}";
            foreach (var frame in new ScriptTrace(inner).Frames) yield return frame;
        }
    }

    private static IEnumerable<string> Describe(CellSource cell, Diagnostic error)
    {
        string? hint = null;
        yield return Place(cell, error);
        if (error.Location.IsInSource)
        {
            var start = error.Location.GetMappedLineSpan().StartLinePosition;
            hint = CompilationHints.For(error.Id, cell.Line(start.Line + 1));
            yield return Quote(cell, start.Line + 1);
            if (start.Character < MostOfLine) yield return new string(' ', Prefix(start.Line + 1).Length + start.Character) + "^";
        }

        yield return $"error {error.Id}: {Message(error)}";
        if (hint is not null) yield return hint;
    }

    private static string Place(CellSource cell, Diagnostic error) => error.Location.IsInSource
        ? $"{cell.FullName}, line {error.Location.GetMappedLineSpan().StartLinePosition.Line + 1}"
        : cell.FullName;

    private static string Message(Diagnostic error) => error.GetMessage(CultureInfo.InvariantCulture);

    private static string Quote(CellSource cell, int line) =>
        Prefix(line) + (cell.Line(line) is { Length: > MostOfLine } text ? text[..MostOfLine] + "…" : cell.Line(line));

    private static string Prefix(int line) => $"{line,5} | ";

    // What reflection and tasks wrap around an exception is not what went wrong.
    private static Exception Unwrap(Exception error) => error switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions.Count: 1 } many => Unwrap(many.InnerExceptions[0]),
        _ => error,
    };
}
