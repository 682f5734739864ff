using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Processes;

/// <summary>Lets the link and the process's own streams, each on its thread, write to one sink.</summary>
internal sealed class SynchronizedSink(ICellSink inner) : ICellSink
{
    private readonly Lock _lock = new();

    public void Stream(string name, string text)
    {
        lock (_lock) inner.Stream(name, text);
    }

    public void Display(MimeBundle data, string? displayId)
    {
        lock (_lock) inner.Display(data, displayId);
    }

    public void Update(MimeBundle data, string displayId)
    {
        lock (_lock) inner.Update(data, displayId);
    }

    public void Clear(bool wait)
    {
        lock (_lock) inner.Clear(wait);
    }
}
