namespace Workbook.Running;

/// <summary>Hears how a run goes on.</summary>
internal interface IRunProgress
{
    void NotebookStarted(string name, int cells);

    void CellStarted(int number);

    void CellFinished(int number, TimeSpan elapsed);

    void NotebookFinished(NotebookResult result);
}
