using System.Text;
using System.Threading.Channels;

namespace Workbook.Processes;

/// <summary>Reads one of the notebook process's own streams and cuts it where the process marked the end of a cell.</summary>
internal sealed class NativeStream
{
    private readonly Channel<bool> _cellEnds = Channel.CreateUnbounded<bool>();
    private readonly StringBuilder _pending = new();
    private readonly Task _reading;

    public NativeStream(StreamReader reader, Action<string> print) => _reading = ReadAsync(reader, print);

    /// <summary>Waits until all that the cell printed is in, or the stream has ended.</summary>
    public async Task CellEndAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            if (await _cellEnds.Reader.WaitToReadAsync(limit.Token)) _cellEnds.Reader.TryRead(out _);
        }
        catch (OperationCanceledException)
        {
            // The cell closed the stream or gave it away: what it printed is then not ours to wait for.
        }
    }

    public Task EndAsync(TimeSpan patience) => Task.WhenAny(_reading, Task.Delay(patience));

    private async Task ReadAsync(StreamReader reader, Action<string> print)
    {
        var buffer = new char[4096];
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
        {
            _pending.Append(buffer, 0, read);
            Print(print, all: false);
        }

        Print(print, all: true);
        _cellEnds.Writer.Complete();
    }

    private void Print(Action<string> print, bool all)
    {
        var text = _pending.ToString();
        for (int mark; (mark = text.IndexOf(NativeConsole.EndMark, StringComparison.Ordinal)) >= 0;)
        {
            if (mark > 0) print(text[..mark]);
            _cellEnds.Writer.TryWrite(true);
            text = text[(mark + NativeConsole.EndMark.Length)..];
        }

        // Half a mark may be at the end.
        var half = all ? -1 : text.LastIndexOf(NativeConsole.EndMark[0]);
        if (half != 0 && text.Length > 0) print(half < 0 ? text : text[..half]);
        _pending.Clear().Append(half < 0 ? "" : text[half..]);
    }
}
