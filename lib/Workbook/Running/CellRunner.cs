using Workbook.Notebooks;
using Workbook.Processes;
using Workbook.Session;

namespace Workbook.Running;

/// <summary>Runs the cells of one notebook in its process and stores what they give.</summary>
/// <param name="process">Dead after a crash, a timeout or an interrupt.</param>
/// <param name="notebook">The file name, for errors.</param>
/// <param name="timeout">The longest that a cell may run.</param>
internal sealed class CellRunner(NotebookProcess process, string notebook, TimeSpan? timeout)
{
    private readonly Dictionary<string, DisplayOutput> _shown = [];

    /// <summary>Null when the run can go on.</summary>
    public async Task<Failure?> RunAsync(Cell cell, int number, CancellationToken cancellation)
    {
        cell.ExecutionCount = number;
        var source = new CellSource(CellLanguage.Code(cell), $"cell [{number}]", notebook);
        var recorder = new CellRecorder(cell, _shown);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeout is { } longest) limit.CancelAfter(longest);
        try
        {
            var outcome = await process.RunAsync(source, recorder, limit.Token);
            recorder.End(outcome);
            return outcome.Error is { } error && !cell.HasTag(Tags.RaisesException) ? FailureOf(error) : null;
        }
        catch (Exception error) when (error is ProcessEndedException or OperationCanceledException)
        {
            recorder.CutCrashReport();
            var stopped = Stopped(source, error, cancellation);
            recorder.End(new CellOutcome(null, stopped));
            return FailureOf(stopped);
        }
    }

    private ErrorOutput Stopped(CellSource source, Exception error, CancellationToken cancellation)
    {
        var (name, message) = error switch
        {
            ProcessEndedException => ("ProcessEnded", error.Message),
            _ when cancellation.IsCancellationRequested => ("Interrupted", "the run was interrupted"),
            _ => ("CellTimeout", $"the cell ran longer than {timeout!.Value.TotalSeconds:0.#} s and was stopped"),
        };
        return new ErrorOutput(name, $"{message} ({source.FullName})", [source.FullName, $"{name}: {message}"]);
    }

    private static Failure FailureOf(ErrorOutput error) =>
        new($"{error.Name}: {error.Value}", string.Join('\n', error.Traceback));
}
