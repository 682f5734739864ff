using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Processes;

/// <summary>Sends what a cell says over the link.</summary>
internal sealed class LinkSink(MessageLink link) : ICellSink
{
    public void Stream(string name, string text) => link.Send(Messages.Stream(name, text));

    public void Display(MimeBundle data, string? displayId) => link.Send(Messages.Show("display", data, displayId));

    public void Update(MimeBundle data, string displayId) => link.Send(Messages.Show("update", data, displayId));

    public void Clear(bool wait) => link.Send(Messages.Clear(wait));
}
