using System.Diagnostics;
using Workbook.Notebooks;
using Workbook.Parameters;
using Workbook.Processes;
using Workbook.Session;

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
            var shown = new Dictionary<string, DisplayOutput>();
            for (var i = 0; i < cells.Count; i++)
            {
                var source = new CellSource(CellLanguage.Code(cells[i]), $"cell [{i + 1}]", Path.GetFileName(path));
                if (await RunCellAsync(process, cells[i], i + 1, source, shown, cancellation) is { } failure) return failure;
            }

            return null;
        }
        catch (Exception error) when (error is ProcessEndedException or OperationCanceledException)
        {
            return new Failure("interrupted before the first cell", error.Message);
        }
    }

    private async Task<Failure?> RunCellAsync(
        NotebookProcess process, Cell cell, int number, CellSource source, Dictionary<string, DisplayOutput> shown, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        progress.CellStarted(number);
        cell.ExecutionCount = number;
        var recorder = new CellRecorder(cell, shown);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Timeout is { } timeout) limit.CancelAfter(timeout);
        CellOutcome outcome;
        var processLives = true;
        try
        {
            outcome = await process.RunAsync(source, recorder, limit.Token);
        }
        catch (Exception error) when (error is ProcessEndedException or OperationCanceledException)
        {
            processLives = false;
            outcome = new CellOutcome(null, Stopped(source, error, cancellation));
        }

        recorder.End(outcome);
        progress.CellFinished(number, clock.Elapsed);
        var tolerated = processLives && cell.HasTag(Tags.RaisesException);
        return outcome.Error is null || tolerated ? null : FailureOf(outcome.Error);
    }

    private ErrorOutput Stopped(CellSource source, Exception error, CancellationToken cancellation)
    {
        var (name, message) = error switch
        {
            ProcessEndedException => ("ProcessEnded", error.Message),
            _ when cancellation.IsCancellationRequested => ("Interrupted", "the run was interrupted"),
            _ => ("CellTimeout", $"the cell ran longer than {options.Timeout!.Value.TotalSeconds:0.#} s and was stopped"),
        };
        return new ErrorOutput(name, $"{message} ({source.FullName})", [source.FullName, $"{name}: {message}"]);
    }

    private static Failure FailureOf(ErrorOutput error) =>
        new($"{error.Name}: {error.Value}", string.Join('\n', error.Traceback));
}
