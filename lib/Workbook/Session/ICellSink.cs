using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>Where what a running cell says goes: a pipe to the runner, a Jupyter client, a list in a test.</summary>
internal interface ICellSink
{
    void Stream(string name, string text);

    /// <summary>Something shown for the first time; with an id it can be updated.</summary>
    void Display(MimeBundle data, string? displayId);

    /// <summary>Something shown before is shown anew, in its place.</summary>
    void Update(MimeBundle data, string displayId);

    /// <summary>Everything that the cell gave so far goes; with <paramref name="wait"/>, when the next thing comes.</summary>
    void Clear(bool wait);
}
