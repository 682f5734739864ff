using System.Diagnostics;
using System.Globalization;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>
/// Shows which cell runs: in a terminal one line that changes, in a log a line for each notebook and each cell that took long.
/// </summary>
internal sealed class TerminalProgress(TextWriter output, bool live) : IRunProgress, IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(5);

    private readonly Stopwatch _clock = new();
    private readonly Lock _lock = new();
    private Timer? _ticker;
    private string _name = "";
    private int _cells;
    private int _cell;

    public void NotebookStarted(string name, int cells)
    {
        (_name, _cells, _cell) = (name, cells, 0);
        _clock.Restart();
        if (live) _ticker = new Timer(_ => Draw(), null, 0, 200);
        else output.WriteLine($"{name}: {cells} cells");
    }

    public void CellStarted(int number)
    {
        _cell = number;
        if (live) Draw();
    }

    public void CellFinished(int number, TimeSpan elapsed)
    {
        if (!live && elapsed >= Long) output.WriteLine($"  cell {number} of {_cells}  {Seconds(elapsed)}");
    }

    public void NotebookFinished(NotebookResult result)
    {
        lock (_lock)
        {
            _ticker?.Dispose();
            _ticker = null;
            if (live) output.Write("\r\u001b[K");
            output.WriteLine($"{(result.Passed ? "pass" : "FAIL")}  {result.Name}  {Seconds(result.Elapsed)}");
            if (result.Failure is { } failure) output.WriteLine(Indent(failure.Detail));
        }
    }

    public void Dispose() => _ticker?.Dispose();

    public static string Seconds(TimeSpan elapsed) => string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s");

    private void Draw()
    {
        lock (_lock)
        {
            if (_ticker is null) return;
            output.Write($"\r\u001b[K      {_name}  cell {_cell} of {_cells}  {Seconds(_clock.Elapsed)}");
            output.Flush();
        }
    }

    private static string Indent(string text) =>
        "      " + text.ReplaceLineEndings("\n").Replace("\n", "\n      ", StringComparison.Ordinal);
}
