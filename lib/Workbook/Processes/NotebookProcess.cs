using System.Diagnostics;
using System.IO.Pipes;
using Workbook.Session;

namespace Workbook.Processes;

/// <summary>
/// A process of its own for one notebook: native state is fresh, and a crash is that notebook's alone.
/// </summary>
internal sealed class NotebookProcess : IAsyncDisposable
{
    /// <summary>The hidden command with which the program starts itself.</summary>
    public const string WorkerCommand = "notebook-process";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly MessageLink _link;
    private readonly NativeStream _stdout;
    private readonly NativeStream _stderr;
    private SynchronizedSink? _sink;

    private NotebookProcess(Process process, Stream pipe)
    {
        _process = process;
        _link = new MessageLink(pipe);
        _stdout = new NativeStream(process.StandardOutput, text => Print("stdout", text));
        _stderr = new NativeStream(process.StandardError, text => Print("stderr", text));
    }

    /// <param name="folder">The working directory while the notebook runs.</param>
    /// <param name="cancellation">Gives up waiting for the process.</param>
    /// <exception cref="ProcessEndedException">The process did not come up.</exception>
    public static async Task<NotebookProcess> StartAsync(string folder, CancellationToken cancellation)
    {
        var name = $"workbook-{Guid.NewGuid():N}";
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        var process = Process.Start(StartInfo(name, folder))!;
        process.StandardInput.Close();
        try
        {
            await ConnectAsync(pipe, process, cancellation);
            return new NotebookProcess(process, pipe);
        }
        catch
        {
            Kill(process);
            await pipe.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs one cell; its outputs go to the sink as they come.</summary>
    /// <exception cref="ProcessEndedException">The process died.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the process is killed.</exception>
    public async Task<CellOutcome> RunAsync(CellSource cell, ICellSink sink, CancellationToken cancellation)
    {
        _sink = new SynchronizedSink(sink);
        using var stop = cancellation.Register(Kill);
        try
        {
            _link.Send(Messages.Run(cell));
            while (await _link.ReceiveAsync(CancellationToken.None) is { } message)
            {
                if (Messages.Deliver(message, _sink) is not { } outcome) continue;
                await Task.WhenAll(_stdout.CellEndAsync(Patience), _stderr.CellEndAsync(Patience));
                return outcome;
            }
        }
        catch (IOException)
        {
            // It died before it could read the cell: reported below like any other death.
        }

        await Task.WhenAll(_process.WaitForExitAsync(CancellationToken.None), _stdout.EndAsync(Patience), _stderr.EndAsync(Patience));
        cancellation.ThrowIfCancellationRequested();
        throw new ProcessEndedException(ExitReason.Describe(_process.ExitCode));
    }

    public async ValueTask DisposeAsync()
    {
        _link.Dispose();
        var ended = _process.WaitForExitAsync();
        // A notebook may leave threads running that keep its process alive.
        if (await Task.WhenAny(ended, Task.Delay(Patience)) != ended) Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task ConnectAsync(NamedPipeServerStream pipe, Process process, CancellationToken cancellation)
    {
        var connected = pipe.WaitForConnectionAsync(cancellation);
        if (await Task.WhenAny(connected, process.WaitForExitAsync(CancellationToken.None)) != connected)
        {
            var words = await process.StandardError.ReadToEndAsync(CancellationToken.None);
            throw new ProcessEndedException($"The notebook's process did not start. {words.Trim()}");
        }

        await connected;
    }

    private void Print(string stream, string text) => _sink?.Stream(stream, text);

    private void Kill() => Kill(_process);

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }

    private static ProcessStartInfo StartInfo(string pipe, string folder) => new(
        DotnetHost.Path, ["exec", typeof(NotebookProcess).Assembly.Location, WorkerCommand, pipe, folder])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
