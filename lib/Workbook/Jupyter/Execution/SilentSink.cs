using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>What a silent request says is heard by nobody.</summary>
internal sealed class SilentSink : ICellSink
{
    public static readonly SilentSink Instance = new();

    public void Stream(string name, string text)
    {
    }

    public void Display(MimeBundle data, string? displayId)
    {
    }

    public void Update(MimeBundle data, string displayId)
    {
    }

    public void Clear(bool wait)
    {
    }
}
