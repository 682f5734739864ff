using System.Diagnostics;
using System.Globalization;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>
/// Shows what runs: in a terminal one line that changes, in a log a line for each notebook and each cell that took long.
/// </summary>
internal sealed class TerminalProgress : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private readonly TextWriter _output;
    private readonly bool _live;
    private readonly Lock _lock = new();
    private readonly List<OneNotebook> _running = [];
    private readonly Timer? _ticker;

    public TerminalProgress(TextWriter output, bool live)
    {
        (_output, _live) = (output, live);
        if (live) _ticker = new Timer(_ => Draw(), null, 0, 200);
    }

    /// <summary>For one notebook; several may run at the same time.</summary>
    public IRunProgress Notebook() => new OneNotebook(this);

    /// <summary>A line that stays.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            if (_live) _output.Write("\r\u001b[K");
            _output.WriteLine(line);
        }
    }

    public void Dispose()
    {
        _ticker?.Dispose();
        lock (_lock) if (_live) _output.Write("\r\u001b[K");
    }

    public static string Seconds(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s");

    private void Draw()
    {
        lock (_lock)
        {
            if (_running.Count == 0) return;
            var line = "      " + string.Join("  |  ", _running.Select(notebook => notebook.State));
            _output.Write($"\r\u001b[K{(line.Length < Width ? line : line[..Width])}");
            _output.Flush();
        }
    }

    // A line that wraps cannot be taken back.
    private static int Width => Console.WindowWidth > 20 ? Console.WindowWidth - 1 : 79;

    private static string Indent(string text) =>
        "      " + text.ReplaceLineEndings("\n").Replace("\n", "\n      ", StringComparison.Ordinal);

    private sealed class OneNotebook(TerminalProgress terminal) : IRunProgress
    {
        private readonly Stopwatch _clock = new();
        private string _name = "";
        private int _cells;
        private int _cell;

        public string State => $"{_name}  cell {_cell} of {_cells}  {Seconds(_clock.Elapsed)}";

        public void NotebookStarted(string name, int cells)
        {
            (_name, _cells) = (name, cells);
            _clock.Restart();
            lock (terminal._lock) terminal._running.Add(this);
            if (!terminal._live) terminal.Say($"{name}: {cells} cells");
        }

        public void CellStarted(int number)
        {
            _cell = number;
            if (terminal._live) terminal.Draw();
        }

        public void CellFinished(int number, TimeSpan elapsed)
        {
            if (!terminal._live && elapsed >= Long) terminal.Say($"  {_name}: cell {number} of {_cells}  {Seconds(elapsed)}");
        }

        public void NotebookFinished(NotebookResult result)
        {
            lock (terminal._lock) terminal._running.Remove(this);
            terminal.Say($"{(result.Passed ? "pass" : "FAIL")}  {result.Name}  {Seconds(result.Elapsed)}");
            if (result.Failure is { } failure) terminal.Say(Indent(failure.Detail));
        }
    }
}
