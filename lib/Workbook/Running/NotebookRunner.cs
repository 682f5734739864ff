using System.Diagnostics;
using Workbook.Notebooks;
using Workbook.Parameters;
using Workbook.Processes;

namespace Workbook.Running;

/// <summary>Runs a notebook from its first cell to its last, or to the first that fails, in a process of its own.</summary>
internal sealed class NotebookRunner(RunOptions options, IRunProgress progress)
{
    /// <param name="notebook">Changed in place: old outputs go, new ones come.</param>
    /// <param name="path">The notebook's file; cells run in its folder.</param>
    /// <param name="cancellation">Stops the run; what was executed is kept.</param>
    public async Task<NotebookResult> RunAsync(Notebook notebook, string path, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var name = Path.GetFileName(path);
        notebook.ClearOutputs();
        NotebookMetadata.Complete(notebook.Metadata);
        var failure = Inject(notebook);
        var cells = notebook.Cells.Where(cell => cell.IsRunnable).ToList();
        progress.NotebookStarted(name, cells.Count);
        failure ??= await RunCellsAsync(cells, path, cancellation);
        var ran = cells.Count(cell => cell.ExecutionCount is not null);
        var result = new NotebookResult(name, ran, cells.Count, clock.Elapsed, KeyResult.Of(notebook), failure);
        progress.NotebookFinished(result);
        return result;
    }

    private Failure? Inject(Notebook notebook)
    {
        try
        {
            ParameterInjection.Apply(notebook, options.Quick, options.Set);
            return null;
        }
        catch (ParameterException error)
        {
            return new Failure(error.Message, error.Message);
        }
    }

    private async Task<Failure?> RunCellsAsync(List<Cell> cells, string path, CancellationToken cancellation)
    {
        try
        {
            await using var process = await NotebookProcess.StartAsync(Path.GetDirectoryName(Path.GetFullPath(path))!, cancellation);
            var runner = new CellRunner(process, Path.GetFileName(path), options.Timeout);
            for (var number = 1; number <= cells.Count; number++)
            {
                progress.CellStarted(number);
                var clock = Stopwatch.StartNew();
                if (await runner.RunAsync(cells[number - 1], number, cancellation) is { } failure) return failure;
                progress.CellFinished(number, clock.Elapsed);
            }

            return null;
        }
        catch (ProcessEndedException error)
        {
            return new Failure(error.Message, error.Message);
        }
        catch (OperationCanceledException)
        {
            return new Failure("interrupted before the first cell", "interrupted before the first cell");
        }
    }
}
