using System.IO.Enumeration;
using System.Text.Json.Nodes;
using Workbook.Jupyter.Wire;

namespace Workbook.Jupyter.Requests;

/// <summary>The cells that ran, and <c>history_request</c> about them. A kernel remembers its own session, which is number 1.</summary>
internal sealed class History
{
    private const int Session = 1;
    private readonly List<Entry> _entries = [];

    public void Add(int line, string input) => _entries.Add(new Entry(line, input));

    public void SetOutput(int line, string? output)
    {
        if (_entries.LastOrDefault(entry => entry.Line == line) is { } found) found.Output = output;
    }

    public JsonObject Answer(Message message)
    {
        var content = message.Content;
        var found = content.Text("hist_access_type") switch
        {
            "range" => Range(content.Number("session", 0), content.Number("start", 0), content.Number("stop", int.MaxValue)),
            "search" => Last(Search(content.Text("pattern"), content.Flag("unique", false)), content.Number("n", int.MaxValue)),
            _ => Last(_entries, content.Number("n", int.MaxValue)),
        };
        var withOutput = content.Flag("output", false);
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. found.Select(entry => Write(entry, withOutput))]) };
    }

    // Session 0 is this one, and so is -0; those before it are not known.
    private IEnumerable<Entry> Range(int session, int start, int stop) =>
        session is 0 or Session ? _entries.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    private IEnumerable<Entry> Search(string pattern, bool unique)
    {
        var found = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(Escape(pattern), entry.Input, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found;
    }

    private static string Escape(string pattern) => pattern.Replace("\\", "\\\\", StringComparison.Ordinal);

    private static IEnumerable<Entry> Last(IEnumerable<Entry> entries, int count) => entries.TakeLast(Math.Max(0, count));

    private static JsonArray Write(Entry entry, bool withOutput) => withOutput
        ? new JsonArray(Session, entry.Line, new JsonArray(entry.Input, entry.Output))
        : new JsonArray(Session, entry.Line, entry.Input);

    private sealed class Entry(int line, string input)
    {
        public int Line { get; } = line;

        public string Input { get; } = input;

        public string? Output { get; set; }
    }
}
