using Workbook.Notebooks;
using Workbook.Session;

namespace Workbook.Jupyter.Execution;

/// <summary>How a cell that was interrupted ends: as an error that points at the line where it was.</summary>
internal static class Interruption
{
    private const string Name = "Interrupted";

    /// <param name="cell">The cell.</param>
    /// <param name="thread">What ran it; null where it runs on while the kernel ends.</param>
    public static ErrorOutput Of(CellSource cell, CellThread? thread)
    {
        var place = thread?.Outcome?.Error is { } answer
            // The place and the line itself; not the exception with which a wait or a task answers an interrupt.
            ? answer.Traceback.TakeWhile(line => !line.StartsWith(answer.Name, StringComparison.Ordinal)).ToList()
            : CellErrors.Place(cell, thread?.StoppedAt ?? "");
        return new ErrorOutput(Name, $"the cell was interrupted ({place[0]})", [.. place, $"{Name}: the cell was stopped; what was declared before is kept."]);
    }
}
