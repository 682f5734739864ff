using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Running;
using Workbook.Snapshots;

namespace Workbook.Commands;

/// <summary>One call of <c>workbook run</c>: every notebook, then the table.</summary>
internal sealed class RunSession(RunRequest request)
{
    private volatile bool _failed;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var options = request.Options();
            var files = NotebookFiles.Find(request.Files);
            await using var painter = request.Snapshots ? FigurePainter.Create() : null;
            CoreShare.Set(request.Jobs);
            var results = new NotebookResult?[files.Count];
            using (var progress = new TerminalProgress(Console.Out, live: !Console.IsOutputRedirected))
            {
                await Parallel.ForAsync(
                    0,
                    files.Count,
                    new ParallelOptions { MaxDegreeOfParallelism = request.Jobs, CancellationToken = CancellationToken.None },
                    async (i, _) => results[i] = await RunOneAsync(options, files[i], progress, painter, cancellation));
            }

            return Report([.. results.OfType<NotebookResult>()], files.Count, cancellation);
        }
        catch (Exception error) when (error is UsageException or SnapshotException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCodes.BadInput;
        }
    }

    /// <summary>Null for a notebook that is not begun, because the run was interrupted or another one failed.</summary>
    private async Task<NotebookResult?> RunOneAsync(
        RunOptions options, NotebookFile file, TerminalProgress progress, FigurePainter? painter, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || (request.FailFast && _failed)) return null;
        var result = Read(file, progress) is { } notebook
            ? await RunAsync(new NotebookRunner(options, progress.Notebook()), notebook, file, progress, painter, cancellation)
            : new NotebookResult(Path.GetFileName(file.Path), 0, 0, TimeSpan.Zero, [], new Failure("not a notebook", "not a notebook"));
        _failed |= !result.Passed;
        return result;
    }

    private static Notebook? Read(NotebookFile file, TerminalProgress progress)
    {
        try
        {
            return NotebookStore.Read(file.Path);
        }
        catch (NotebookFormatException error)
        {
            progress.Say($"FAIL  {error.Message}");
            return null;
        }
    }

    private async Task<NotebookResult> RunAsync(
        NotebookRunner runner, Notebook notebook, NotebookFile file, TerminalProgress progress, FigurePainter? painter, CancellationToken cancellation)
    {
        var result = await runner.RunAsync(notebook, file.Path, cancellation);
        if (painter is not null && !cancellation.IsCancellationRequested)
        {
            foreach (var fault in await FigureSnapshots.AddAsync(notebook, painter, cancellation))
                progress.Say($"      {result.Name}, {fault}");
        }

        var target = request.InPlace ? file.Path : Path.Combine(request.Output, Path.ChangeExtension(file.RelativePath, ".ipynb"));
        NotebookWriter.WriteFile(notebook, target);
        if (request.Html) HtmlPage.WriteFile(notebook, file.Path, Path.ChangeExtension(target, ".html"));
        return result;
    }

    private int Report(List<NotebookResult> results, int inAll, CancellationToken cancellation)
    {
        ResultTable.Write(results);
        if (!request.InPlace) Console.WriteLine($"Executed notebooks are in {request.Output}");
        if (results.Count < inAll) Console.WriteLine($"{inAll - results.Count} of {inAll} notebooks were not run.");
        return cancellation.IsCancellationRequested ? ExitCodes.Interrupted
            : results.All(result => result.Passed) ? ExitCodes.Ok
            : ExitCodes.Failed;
    }
}
