namespace Workbook.Running;

/// <summary>How the run of one notebook ended.</summary>
/// <param name="Name">The notebook's file name.</param>
/// <param name="CellsRun">Code cells that ran, the failed one included.</param>
/// <param name="CellsInAll">Code cells that there are to run.</param>
/// <param name="Elapsed">From the start of its process.</param>
/// <param name="KeyResults">The first line that each cell tagged <c>result</c> showed.</param>
/// <param name="Failure">Why it failed; null when it passed.</param>
internal sealed record NotebookResult(
    string Name, int CellsRun, int CellsInAll, TimeSpan Elapsed, IReadOnlyList<string> KeyResults, Failure? Failure)
{
    public bool Passed => Failure is null;
}

/// <summary>Why a notebook failed.</summary>
/// <param name="Summary">One line.</param>
/// <param name="Detail">What a person needs to find it: the place, the line, the stack.</param>
internal sealed record Failure(string Summary, string Detail);
