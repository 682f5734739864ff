using Workbook.Notebooks;

namespace Workbook.Session;

/// <summary>A cell that cannot go on, with the error as the person will see it.</summary>
internal sealed class CellException(ErrorOutput error) : Exception(error.Value)
{
    public ErrorOutput Error { get; } = error;
}
