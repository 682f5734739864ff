using Workbook.Html;
using Workbook.Notebooks;
using Workbook.Running;

namespace Workbook.Commands;

/// <summary>One call of <c>workbook run</c>: every notebook, then the table.</summary>
internal sealed class RunSession(RunRequest request)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var options = request.Options();
            var files = NotebookFiles.Find(request.Files);
            using var progress = new TerminalProgress(Console.Out, live: !Console.IsOutputRedirected);
            var results = new List<NotebookResult>();
            foreach (var file in files)
            {
                var result = await RunOneAsync(new NotebookRunner(options, progress), file, cancellation);
                results.Add(result);
                if (cancellation.IsCancellationRequested || (request.FailFast && !result.Passed)) break;
            }

            return Report(results, files.Count, cancellation);
        }
        catch (Exception error) when (error is UsageException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return ExitCodes.BadInput;
        }
    }

    private async Task<NotebookResult> RunOneAsync(NotebookRunner runner, NotebookFile file, CancellationToken cancellation)
    {
        Notebook notebook;
        try
        {
            notebook = NotebookReader.ReadFile(file.Path);
        }
        catch (NotebookFormatException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return new NotebookResult(Path.GetFileName(file.Path), 0, 0, TimeSpan.Zero, [], new Failure(error.Message, error.Message));
        }

        var result = await runner.RunAsync(notebook, file.Path, cancellation);
        var target = request.InPlace ? file.Path : Path.Combine(request.Output, file.RelativePath);
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
