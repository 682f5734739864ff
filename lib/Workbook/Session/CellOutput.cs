using System.Text;
using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>
/// What one running cell says, in order. Printed lines go out at once, for the process may die in the next statement; where
/// they come in thousands they are gathered for a moment. They are always sent before anything that comes after them.
/// </summary>
internal sealed class CellOutput : IDisposable
{
    private const int MostGathered = 8192;
    private const int MostSendsInMoment = 100;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly StringBuilder _gathered = new();
    private readonly ICellSink _sink;
    private readonly Timer _timer;
    private string _stream = "stdout";
    private int _sendsInMoment;
    private bool _momentRuns;
    private bool _ended;

    public CellOutput(ICellSink sink)
    {
        _sink = sink;
        _timer = new Timer(_ => EndMoment(), null, Timeout.Infinite, Timeout.Infinite);
    }

    public void Write(string stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        lock (_lock)
        {
            if (_stream != stream) FlushLocked();
            _stream = stream;
            _gathered.Append(text);
            var isLine = text.Contains('\n') && _sendsInMoment < MostSendsInMoment;
            if (isLine || _ended || _gathered.Length >= MostGathered) FlushLocked();
            if (!_momentRuns && !_ended) _timer.Change(Moment, Timeout.InfiniteTimeSpan);
            _momentRuns = true;
        }
    }

    public void Display(MimeBundle data, string? displayId) => InOrder(() => _sink.Display(data, displayId));

    public void Update(MimeBundle data, string displayId) => InOrder(() => _sink.Update(data, displayId));

    public void Clear(bool wait) => InOrder(() => _sink.Clear(wait));

    /// <summary>Asks the person who runs the cell.</summary>
    public Task<string> AskAsync(string prompt, bool isPassword)
    {
        Flush();
        return _sink is ICellInput person
            ? person.AskAsync(prompt, isPassword)
            : throw new InvalidOperationException(
                $"Nobody can be asked for '{prompt}' in this run. Make it a parameter: a variable of the cell tagged 'parameters', and --set name=value.");
    }

    public void Flush()
    {
        lock (_lock) FlushLocked();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            FlushLocked();
            // A thread that the cell leaves behind may go on writing, and no timer sends for it.
            _ended = true;
        }

        _timer.Dispose();
    }

    private void InOrder(Action send)
    {
        lock (_lock)
        {
            FlushLocked();
            send();
        }
    }

    private void EndMoment()
    {
        lock (_lock)
        {
            FlushLocked();
            _sendsInMoment = 0;
            _momentRuns = false;
        }
    }

    private void FlushLocked()
    {
        if (_gathered.Length == 0) return;
        _sendsInMoment++;
        _sink.Stream(_stream, _gathered.ToString());
        _gathered.Clear();
    }
}
