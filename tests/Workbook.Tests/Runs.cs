using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Tests;

/// <summary>Runs notebooks as the command does: each in a process of its own.</summary>
internal static class Runs
{
    public static async Task<(Notebook Notebook, NotebookResult Result)> RunAsync(RunOptions options, params Cell[] cells)
    {
        var notebook = new Notebook(cells, []);
        using var folder = new TemporaryFolder();
        return (notebook, await RunAsync(options, notebook, folder["01-test.ipynb"]));
    }

    public static Task<NotebookResult> RunAsync(
        RunOptions options, Notebook notebook, string path, CancellationToken cancellation = default) =>
        new NotebookRunner(options, new Silence()).RunAsync(notebook, path, cancellation);

    private sealed class Silence : IRunProgress
    {
        public void NotebookStarted(string name, int cells)
        {
        }

        public void CellStarted(int number)
        {
        }

        public void CellFinished(int number, TimeSpan elapsed)
        {
        }

        public void NotebookFinished(NotebookResult result)
        {
        }
    }
}
